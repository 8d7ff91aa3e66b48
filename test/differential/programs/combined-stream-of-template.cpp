// Hazard: streams from a member template and from a lambda, consumed in a template.
// needs: full
#include "trace.hpp"

#include <optional>
using pollux::Stream;

template <class T>
struct Source {
  T first;
  template <class Make>
  ASYNC Stream<T> take(int n, Make make) {
    Traced guard{"guard", n};
    co_yield first;
    for (int i = 1; i < n; ++i) {
      co_await leaf("make", 1);
      co_yield make(i);
    }
  }
};
inline int value(Traced const& item) { return item.get(); }
inline int value(int item) { return item; }

template <class S>
ASYNC Future<int> sum(S stream) {
  int total = 0;
  while (auto item = co_await stream.next()) total = 10 * total + value(*item);
  co_return total;
}
ASYNC Future<int> scenario() {
  Source<int> numbers{1};
  Source<Traced> things{Traced{"first", 2}};
  int total = co_await sum(numbers.take(3, [](int i) { return i + 4; }));
  total += co_await sum(things.take(2, [](int i) { return Traced{"made", i}; }));
  auto countdown = [](int from) ASYNC -> Stream<int> {
    while (from > 0) co_yield from--;
    co_await leaf("end", 1);
  };
  total += co_await sum(countdown(2));
  co_return total;
}

#include "driver.hpp"
