// Hazard: an argument of the awaited call is a temporary: it lives until the end of the statement, across the
// suspension.
#include "trace.hpp"

ASYNC Future<int> length(Traced const& thing) {
  co_await leaf("length", 2);
  co_return thing.get();
}
ASYNC Future<int> scenario() {
  int n = 0;
  n = co_await length(Traced{"argument", 3});
  note("after");
  int m = co_await length(Traced{"second", 4});
  note("after second");
  co_await length(Traced{"third", 5});
  co_return n + m;
}

#include "driver.hpp"
