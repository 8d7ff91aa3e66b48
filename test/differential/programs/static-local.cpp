// Hazard: a static local belongs to the function, not to the future (traps.md, Text): all futures count in one.
// needs: full
#include "trace.hpp"

ASYNC Future<int> count(int n) {
  static int calls = 0;
  static int const limit = 1000;
  calls += n;
  co_await leaf("count", 1);
  calls += 1;
  if (calls > limit) calls = 0;
  co_return calls;
}
ASYNC Future<int> scenario() {
  int a = co_await count(1);
  int b = co_await count(1);
  note("a", a);
  co_return b;
}

#include "driver.hpp"
