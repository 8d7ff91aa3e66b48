// Hazard: a move-only parameter can only be moved into the frame, also when the frame itself is moved.
#include "trace.hpp"

ASYNC Future<int> use(MoveOnly thing) {
  co_await leaf("wait", 1);
  co_return thing.get();
}
ASYNC Future<int> scenario() {
  MoveOnly thing{"thing", 6};
  int got = co_await use(std::move(thing));
  co_return got;
}

#include "driver.hpp"
