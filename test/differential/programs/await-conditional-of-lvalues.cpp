// Hazard: `co_await (c ? a : b)` of two futures that live elsewhere.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  auto first = leaf("first", 1, 1);
  auto second = leaf("second", 1, 2);
  int total = 0;
  for (int i = 0; i < 2; ++i) total = 10 * total + co_await (i == 0 ? second : first);
  co_return total;
}

#include "driver.hpp"
