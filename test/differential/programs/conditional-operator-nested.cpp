// Hazard: `?:` in `?:` with awaits, and one arm that throws.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(int n) {
  co_return n == 0   ? co_await leaf("zero", 1, 10)
  : n == 1           ? (co_await leaf("one", 1), 20)
  : co_await leaf("test", 1, n) == 2 ? throw Failure{"two"}
                     : 30;
}
ASYNC Future<int> scenario() {
  int a = co_await run(0);
  int b = co_await run(1);
  int c = co_await run(3);
  note("sum", a + b + c);
  co_return co_await run(2);
}

#include "driver.hpp"
