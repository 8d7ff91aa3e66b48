// Hazard: the poll of an awaited future throws: it is dropped, and what was made before is destroyed.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced first{"first"};
  {
    Traced second{"second"};
    co_await leaf("fine", 1);
    int got = co_await failing_leaf("bad", 1);
    note("not reached", got);
  }
  co_return 0;
}

#include "driver.hpp"
