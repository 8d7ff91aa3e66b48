// Hazard: a volatile local keeps its qualifier in the frame.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int volatile n = 1;
  co_await leaf("wait", 1);
  n = n + 1;
  int const volatile m = n;
  co_await leaf("again", 1);
  co_return n + m;
}

#include "driver.hpp"
