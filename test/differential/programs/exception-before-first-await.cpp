// Hazard: an exception before the first suspension leaves the first poll, not the call.
#include "trace.hpp"

ASYNC Future<int> fails(Traced thing) {
  Traced local{"local"};
  if (thing.get() == 1) throw Failure{"at once"};
  co_await leaf("wait", 1);
  co_return 0;
}
ASYNC Future<int> scenario() {
  Traced thing{"thing", 1};
  auto future = fails(std::move(thing));
  note("made");
  int got = co_await future;
  co_return got;
}

#include "driver.hpp"
