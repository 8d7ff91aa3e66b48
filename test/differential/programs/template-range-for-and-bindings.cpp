// Hazard: in a template it is not known whether a range is a temporary, an array or a name, how it is iterated, or what a structured
// binding takes apart.
#include "trace.hpp"

#include <array>
#include <tuple>
#include <utility>
#include <vector>

template <class T>
ASYNC Future<std::pair<T, int>> pair_of(T value, int n) {
  co_await leaf("pair", 1);
  co_return std::pair<T, int>(std::move(value), n);
}

namespace lib {
struct Things {
  Traced name{"things"};
  int numbers[2] = {4, 5};
};
inline int *begin(Things &things) { return things.numbers; }
inline int *end(Things &things) { return things.numbers + 2; }
}  // namespace lib

template <class Range, class Make>
ASYNC Future<int> sum(Range &range, Make make) {
  int total = 0;
  for (auto &item : range) {
    total += co_await leaf("item", 1, int(item));
    note("total", total);
  }
  for (auto &&made : make()) {
    auto [first, second] = co_await pair_of(made, 3);
    co_await leaf("between", 1);
    total += first + second;
    if (total > 1000) continue;
    auto const &[again, number] = co_await pair_of(Traced("traced", 2), 1);
    co_await leaf("after", 1);
    total += again.get() + number;
  }
  for (const auto made : make()) {
    if (co_await leaf("stop", 1, int(made)) == 2) break;
  }
  co_return total;
}

struct Numbers {
  std::vector<int> operator()() { return {1, 2, 3}; }
};

struct Kept {
  std::array<int, 2> numbers{{2, 7}};
  Traced name{"kept"};
  std::array<int, 2> &operator()() { return numbers; }
};

ASYNC Future<int> scenario() {
  int array[] = {1, 2};
  lib::Things things;
  int total = co_await sum(array, Numbers());
  total += co_await sum(things, Kept());
  co_return total;
}

#include "driver.hpp"
