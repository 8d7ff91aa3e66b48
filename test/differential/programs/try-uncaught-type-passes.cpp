// Hazard: an exception that no handler fits leaves the try with its await, and the function.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run() {
  Traced outer{"outer"};
  try {
    Traced inner{"inner"};
    co_await leaf("try", 1);
    throw 7;
  } catch (Failure const&) {
    note("not reached");
  }
  co_return 0;
}
ASYNC Future<int> scenario() {
  try {
    co_await run();
  } catch (int n) {
    co_return n;
  }
  co_return 0;
}

#include "driver.hpp"
