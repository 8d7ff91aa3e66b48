// Hazard: awaits in the condition and in each arm of `?:`; only one arm runs.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(int n) {
  int a = co_await leaf("condition", 1, n) ? co_await leaf("then", 1, 1) : co_await leaf("else", 1, 2);
  int b = n > 1 ? co_await leaf("big", 1, 10) : 20;
  int c = n > 1 ? 100 : co_await leaf("small", 1, 200);
  co_return a + b + c;
}
ASYNC Future<int> scenario() {
  int a = co_await run(0);
  int b = co_await run(1);
  int c = co_await run(2);
  co_return a + b + c;
}

#include "driver.hpp"
