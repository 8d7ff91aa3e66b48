// Hazard: an object that nothing uses after the await still dies at the end of its scope, not before (a lock's guard).
#include "trace.hpp"

ASYNC Future<int> scenario() {
  {
    Traced guard{"guard"};
    co_await leaf("under guard", 1);
    note("still under guard");
  }
  co_await leaf("free", 1);
  co_return 0;
}

#include "driver.hpp"
