// Hazard: the user's labels have the names of generated ones. Found by the fuzzer.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int n = 0;
await_leaf:
  co_await leaf("first", 1);
  if (++n < 2) goto await_leaf;
await_leaf_2:
  {
    Traced inside{"inside", n};
    co_await leaf("second", 1);
  }
  if (++n < 4) goto await_leaf_2;
  if (n == 4) goto scope_of_inside;
  n = 100;
scope_of_inside:
  co_await leaf("third", 1);
  co_return n;
}

#include "driver.hpp"
