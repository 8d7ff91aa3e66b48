// Hazard: a future that is made and never polled runs nothing, and its captures die with it.
#include "trace.hpp"

ASYNC Future<int> part(Traced thing) {
  note("must not run");
  co_return thing.get();
}
ASYNC Future<int> scenario() {
  Traced thing{"thing", 2};
  {
    auto unused = part(std::move(thing));
    co_await leaf("while it is there", 1);
  }
  co_await leaf("after", 1);
  co_return 0;
}

#include "driver.hpp"
