// Hazard: an async function that awaits itself needs a box, and behaves as before.
#include "trace.hpp"

ASYNC Future<int> sum(int n) {
  Traced local{"local", n};
  if (n == 0) co_return 0;
  int rest = co_await sum(n - 1);
  co_await leaf("level", 1);
  co_return n + rest;
}
ASYNC Future<int> scenario() {
  int got = co_await sum(3);
  co_return got;
}

#include "driver.hpp"
