// Hazard: a parameter taken by value lives in the frame from the call on, and dies when the future completes or is
// dropped.
#include "trace.hpp"

ASYNC Future<int> use(Traced thing) {
  co_await leaf("wait", 1);
  note("thing", thing);
  co_return thing.get();
}
ASYNC Future<int> scenario() {
  Traced original{"original", 3};
  int got = co_await use(original);
  note("original", original);
  co_return got;
}

#include "driver.hpp"
