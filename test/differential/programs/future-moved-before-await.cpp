// Hazard: a future with captures is moved from local to local before its first poll (contract, 3.6).
#include "trace.hpp"

ASYNC Future<int> part(Traced thing, int n) {
  co_await leaf("part", 1);
  co_return thing.get() + n;
}
ASYNC Future<int> scenario() {
  Traced thing{"thing", 2};
  auto first = part(std::move(thing), 3);
  co_await leaf("between", 1);
  auto second = std::move(first);
  int got = co_await second;
  co_return got;
}

#include "driver.hpp"
