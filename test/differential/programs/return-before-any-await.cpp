// Hazard: a future that completes without having suspended, on one path.
#include "trace.hpp"

ASYNC Future<int> maybe(Traced thing, bool wait) {
  if (!wait) co_return -1;
  co_await leaf("wait", 1);
  co_return thing.get();
}
ASYNC Future<int> scenario() {
  Traced thing{"thing", 1};
  int a = co_await maybe(thing, false);
  int b = co_await maybe(thing, true);
  co_return a + b;
}

#include "driver.hpp"
