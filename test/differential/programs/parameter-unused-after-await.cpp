// Hazard: a parameter that nothing reads after the await still lives until the future completes.
#include "trace.hpp"

ASYNC Future<void> use(Traced thing) {
  note("thing", thing);
  co_await leaf("first", 1);
  note("still alive");
  co_await leaf("second", 1);
}
ASYNC Future<int> scenario() {
  Traced thing{"thing"};
  co_await use(std::move(thing));
  co_return 0;
}

#include "driver.hpp"
