// Hazard: a template that awaits another instance of itself: no recursion at run time, and it ends in if constexpr.
// needs: full
#include "trace.hpp"

template <int N>
ASYNC Future<int> countdown(int n) {
  Traced local{"local", N};
  if constexpr (N == 0) {
    co_await leaf("bottom", 1);
    co_return n;
  } else {
    int rest = co_await countdown<N - 1>(n + N);
    co_return rest + local.get();
  }
}
ASYNC Future<int> scenario() {
  int total = co_await countdown<0>(1);
  total += co_await countdown<3>(100);
  co_return total;
}

#include "driver.hpp"
