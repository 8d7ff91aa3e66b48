// Hazard: a const parameter cannot be assigned to its field: it must be constructed there.
#include "trace.hpp"

ASYNC Future<int> use(Traced const thing, int const factor) {
  co_await leaf("wait", 1);
  co_return thing.get() * factor;
}
ASYNC Future<int> scenario() {
  Traced thing{"thing", 7};
  int got = co_await use(std::move(thing), 3);
  co_return got;
}

#include "driver.hpp"
