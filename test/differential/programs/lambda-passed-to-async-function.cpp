// Hazard: async lambdas as arguments of async templates: by value, by reference, kept, called in a loop.
// needs: full
#include "trace.hpp"

template <class Body>
ASYNC Future<int> repeat(int times, Body body) {
  int total = 0;
  for (int i = 0; i < times; ++i) {
    Traced turn{"turn", i};
    total += co_await body(i);
  }
  co_return total;
}
template <class Guard, class Body>
ASYNC Future<int> with_guard(Guard make, Body&& body) {
  auto guard = co_await make();
  co_return co_await body(guard);
}
template <class T, class Function>
ASYNC Future<int> for_each(T const& items, Function function) {
  int total = 0;
  for (auto const& item : items) total += co_await function(item, total);
  co_return total;
}
ASYNC Future<int> scenario() {
  int base = 10;
  int total = co_await repeat(2, [&base](int n) ASYNC -> Future<int> {
    co_await leaf("body", 1);
    co_return base++ + n;
  });
  auto body = [thing = Traced{"captured", 3}](Traced& guard) ASYNC -> Future<int> {
    co_await leaf("guarded", 1);
    co_return guard.get() + thing.get();
  };
  total += co_await with_guard([]() ASYNC -> Future<Traced> { co_return co_await maker("guard", 1, 5); }, body);
  int const items[] = {1, 2};
  total += co_await for_each(items, [](int item, int before) ASYNC -> Future<int> {
    co_await leaf("item", item % 2);
    co_return before + item;
  });
  co_return total;
}

#include "driver.hpp"
