// Hazard: a move-only result is moved out of the frame, never copied.
#include "trace.hpp"

ASYNC Future<MoveOnly> make(int n) {
  MoveOnly thing{"thing", n};
  co_await leaf("make", 1);
  co_return thing;
}
ASYNC Future<int> scenario() {
  MoveOnly thing = co_await make(4);
  co_await leaf("hold", 1);
  co_return thing.get();
}

#include "driver.hpp"
