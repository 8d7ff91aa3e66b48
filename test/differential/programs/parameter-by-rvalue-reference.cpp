// Hazard: an rvalue reference parameter is a reference, no object of the frame; moving out of it happens in the body.
#include "trace.hpp"

ASYNC Future<int> take(Traced&& thing) {
  co_await leaf("before", 1);
  Traced mine = std::move(thing);
  co_await leaf("after", 1);
  co_return mine.get();
}
ASYNC Future<int> scenario() {
  Traced thing{"thing", 4};
  int got = co_await take(std::move(thing));
  co_return got;
}

#include "driver.hpp"
