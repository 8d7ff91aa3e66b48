// Hazard: a goto within a block that contains awaits, to a label in the same block; label names that meet generated
// ones.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int n = 0;
  {
    Traced inside{"inside"};
  await_leaf:
    co_await leaf("inside", 1);
    if (++n < 2) goto await_leaf;
  start:
    if (n++ < 4) goto start;
  }
done:
  co_await leaf("after", 1);
  if (n++ < 6) goto done;
  co_return n;
}

#include "driver.hpp"
