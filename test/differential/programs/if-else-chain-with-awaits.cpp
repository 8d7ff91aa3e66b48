// Hazard: conditions of a long else-if chain await one after the other.
// needs: full
#include "trace.hpp"

ASYNC Future<int> classify(int n) {
  if (co_await leaf("a", 1, n) == 0) {
    co_return 10;
  } else if (int twice = co_await leaf("b", 1, 2 * n); twice == 2) {
    Traced inside{"inside", twice};
    co_await leaf("inside", 1);
    co_return inside.get();
  } else if (twice += 1; co_await leaf("c", 1, twice) > 6) {
    co_return twice;
  }
  co_return -1;
}
ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 4; ++i) total = total * 10 + co_await classify(i);
  co_return total;
}

#include "driver.hpp"
