// Hazard: an await in a branch of an 'if constexpr' and one outside have futures of one type, whose name stands for nothing where
// the branch is discarded.
#include "trace.hpp"

ASYNC Future<int> part(int pending, int value) { co_return co_await leaf("part", pending, value); }

template <int N>
ASYNC Future<int> both() {
  int total = 0;
  if constexpr (N > 2) {
    total += co_await part(1, 1);
  } else {
    total += co_await part(1, 2);
  }
  total += co_await part(1, 3);
  co_return total;
}

template <int N>
ASYNC Future<int> one() {
  int total = co_await part(1, 4);
  if constexpr (N > 2) total += co_await part(1, 5);
  total += co_await part(1, 6);
  co_return total;
}

ASYNC Future<int> scenario() { co_return co_await both<2>() + co_await both<3>() + co_await one<2>() + co_await one<3>(); }

#include "driver.hpp"
