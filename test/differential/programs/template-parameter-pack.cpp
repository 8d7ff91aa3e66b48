// Hazard: packs: as parameters that live across a suspension, in a call, in a fold, in sizeof..., and of types.
// needs: full
#include "trace.hpp"

#include <array>
#include <tuple>

template <class... T>
ASYNC Future<int> sum(T... values) {
  co_await leaf("sum", 1);
  co_return (0 + ... + values.get());
}

template <int... Numbers>
ASYNC Future<int> numbers() {
  std::array<int, sizeof...(Numbers)> const all = {Numbers...};
  int total = 0;
  for (int n : all) total += co_await leaf("number", n % 2, n);
  co_return total;
}

template <class... T>
ASYNC Future<std::tuple<T...>> gather(T... values) {
  std::tuple<T...> result(std::move(values)...);
  co_await leaf("gather", 1);
  co_return result;
}

ASYNC Future<int> scenario() {
  Traced a{"a", 1};
  MoveOnly b{"b", 2};  // In the call, its order beside the others' would show.
  NoDefault c{"c", 3};
  int total = co_await sum(std::move(a), std::move(b), std::move(c));
  total += co_await sum<>();
  total += co_await numbers<1, 2, 3>();
  auto [x, y] = co_await gather(Traced{"x", 6}, 7);
  co_return total + x.get() + y;
}

#include "driver.hpp"
