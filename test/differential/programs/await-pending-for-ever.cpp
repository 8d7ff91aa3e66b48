// Hazard: a future that never completes can only be cancelled.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced before{"before"};
  co_await leaf("wait", 1);
  co_await pollux::pending<void>();
  note("not reached");
  co_return 0;
}

#include "driver.hpp"
