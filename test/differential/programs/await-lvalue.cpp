// Hazard: an lvalue future is polled where it is: it lives to the end of its own scope, not of the statement.
#include "trace.hpp"

ASYNC Future<int> part(Traced thing) {
  co_await leaf("part", 2);
  co_return thing.get();
}
ASYNC Future<int> scenario() {
  Traced thing{"thing", 2};
  auto future = part(std::move(thing));
  Traced after{"after"};
  int got = co_await future;
  note("awaited");
  co_return got;
}

#include "driver.hpp"
