// Hazard: a future that is polled where it is, under another name than its own, has the type that its function returns when it is
// lowered, whatever the name's type is in the source.
#include "trace.hpp"

#include <memory>
#include <optional>
#include <tuple>
#include <utility>

ASYNC Future<int> one(int n) {
  co_await leaf("one", 1);
  co_return n;
}
template <class T>
T &same(T &object) {
  return object;
}

ASYNC Future<int> references() {
  auto a = one(1);
  auto &by_reference = a;
  int total = co_await by_reference;
  auto b = one(2);
  auto &&by_forwarding = b;
  auto &again = by_forwarding;
  total += co_await again;
  auto c = one(3);
  auto *pointer = &c;
  total += co_await *pointer;
  auto d = one(4);
  auto moved = std::move(d);
  total += co_await std::move(moved);
  auto e = one(5);
  co_return total + co_await same(e);
}

ASYNC Future<int> chosen(bool first) {
  auto a = one(11);
  auto b = one(12);
  int const chosen = co_await (first ? a : b);
  co_return chosen + co_await (step("left", 1), first ? b : a);
}

ASYNC Future<int> parts() {
  auto both = std::make_tuple(one(1), one(2));
  int total = co_await std::get<1>(both) + co_await std::get<0>(both);
  auto pair = std::make_pair(1, one(3));
  total += co_await pair.second;
  auto optional = std::make_optional(one(4));
  total += co_await *optional;
  auto boxed = std::make_unique<Future<int>>(one(5));
  total += co_await *boxed;
  auto maybe = std::make_optional<Future<int>>(one(6));
  co_return total + co_await maybe.value();
}

ASYNC Future<int> with_comma() {
  auto future = leaf("comma", 1, 3);
  co_return co_await (step("comma"), future);
}

// A range whose begin is found by its argument, where the name means something else.
namespace ranges {
struct Three {
  int values[3] = {1, 2, 3};
};
inline int const *begin(Three const &range) { return range.values; }
inline int const *end(Three const &range) { return range.values + 3; }
}  // namespace ranges
struct Own {
  int value = 7;
  int *begin() { return &value; }
  int *end() { return &value + 1; }
  ASYNC Future<int> sum(ranges::Three range) {
    int total = 0;
    for (int each : range) {
      co_await leaf("each", 1);
      total += each;
    }
    for (int each : *this) {
      co_await leaf("own", 1);
      total += each;
    }
    co_return total;
  }
};

ASYNC Future<int> scenario() {
  int total = co_await references();
  total += co_await chosen(true);
  total += co_await parts();
  total += co_await with_comma();
  Own own;
  int const begin = 1;
  total += co_await own.sum({}) + begin;
  for (int each : ranges::Three()) {
    co_await leaf("here", 1);
    total += each + begin;
  }
  co_return total;
}

#include "driver.hpp"
