// Hazard: two calls of one async function as the arms of `?:`, awaited after.
// needs: full
#include "trace.hpp"

ASYNC Future<int> part(Traced const& thing, int n) {
  co_await leaf("part", 1);
  co_return thing.get() + n;
}
ASYNC Future<int> scenario() {
  Traced a{"a", 1};
  Traced b{"b", 2};
  int total = 0;
  for (int i = 0; i < 2; ++i) total += co_await (i == 0 ? part(a, 10) : part(b, 20));
  co_return total;
}

#include "driver.hpp"
