// Hazard: `co_return` inside a try: an exception from its operand is caught, one from a local's destructor too.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(int which) {
  try {
    Traced inside{"inside"};
    co_await leaf("try", 1);
    if (which == 0) co_return 1;
    co_return co_await failing_leaf("bad", 1);
  } catch (Failure const&) {
    note("caught");
  }
  co_return 2;
}
ASYNC Future<int> scenario() {
  int a = co_await run(0);
  int b = co_await run(1);
  co_return 10 * a + b;
}

#include "driver.hpp"
