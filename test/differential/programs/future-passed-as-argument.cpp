// Hazard: a future is a parameter of an async function, by value as Future<T>, and polled there.
#include "trace.hpp"

ASYNC Future<int> part(Traced thing) {
  co_await leaf("part", 2);
  co_return thing.get();
}
ASYNC Future<int> run(Future<int> future) {
  Traced local{"local"};
  int got = co_await std::move(future);
  co_return got + 1;
}
ASYNC Future<int> scenario() {
  Traced thing{"thing", 2};
  int got = co_await run(part(std::move(thing)));
  co_return got;
}

#include "driver.hpp"
