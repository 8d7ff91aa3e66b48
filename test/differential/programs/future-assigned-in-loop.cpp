// Hazard: a boxed future is assigned to: the old one is dropped, unfinished.
// needs: full
#include "trace.hpp"

ASYNC Future<int> part(int n) {
  Traced local{"part", n};
  co_await leaf("part", n);
  co_return n;
}
ASYNC Future<int> scenario() {
  Future<int> current = part(0);
  int total = 0;
  for (int i = 1; i < 4; ++i) {
    if (i != 2) total += co_await current;
    current = part(i);
  }
  co_return total;
}

#include "driver.hpp"
