// Hazard: a result's type that is spelled with parameters: in a template, a member, a lambda, and of a pack.
// needs: full
#include "trace.hpp"

#include <tuple>

template <class T>
ASYNC auto same(T value, int shift) -> Future<decltype(value)> {
  co_await leaf("same", shift);
  co_return value;
}
template <class T, class U>
ASYNC auto sum(T const& a, U b) -> Future<decltype(a.get() + b)> {
  co_await leaf("sum", 1);
  co_return a.get() + b;
}
template <class... T>
ASYNC auto all(T... values) -> Future<std::tuple<decltype(values)...>> {
  co_await leaf("all", 1);
  co_return std::tuple<T...>(std::move(values)...);
}
struct Scale {
  int factor;
  template <class T>
  ASYNC auto scaled(T value) const -> Future<decltype(value * 1.5)> {
    co_await leaf("scaled", 1);
    co_return factor * value * 1.5;
  }
};

ASYNC Future<int> scenario() {
  Traced a{"a", 1};
  Traced copy = co_await same(std::move(a), 1);
  int total = copy.get() + co_await same(2, 2);
  total += static_cast<int>(co_await sum(copy, 3L));
  auto [x, y] = co_await all(std::move(copy), 4);
  total += x.get() + y;
  Scale scale{3};
  total += static_cast<int>(co_await scale.scaled(5L));
  auto twice = [](auto value) ASYNC -> Future<decltype(value + value)> {
    co_await leaf("twice", 1);
    co_return value + value;
  };
  co_return total + static_cast<int>(co_await twice(6L)) + co_await twice('a');
}

#include "driver.hpp"
