// Hazard: an xvalue is polled where it is too: std::move moves nothing.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  auto waiting = leaf("waiting", 2, 5);
  Traced after{"after"};
  int got = co_await std::move(waiting);
  co_return got;
}

#include "driver.hpp"
