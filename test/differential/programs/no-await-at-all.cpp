// Hazard: an async function that never suspends is still lazy, and its parameters die at completion.
#include "trace.hpp"

ASYNC Future<int> plain(Traced thing) {
  Traced local{"local", 2};
  co_return thing.get() + local.get();
}
ASYNC Future<int> scenario() {
  Traced thing{"thing", 1};
  auto lazy = plain(std::move(thing));
  note("made");
  int got = co_await std::move(lazy);
  co_return got;
}

#include "driver.hpp"
