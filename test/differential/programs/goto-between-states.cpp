// Hazard: labels as a state machine of the user's own: jumps in both directions between awaits.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int n = 0;
  goto middle;
first:
  n += co_await leaf("first", 1, 1);
  if (n > 20) goto last;
middle:
  n += co_await leaf("middle", 1, 10);
  goto first;
last:
  co_await leaf("last", 1);
  co_return n;
}

#include "driver.hpp"
