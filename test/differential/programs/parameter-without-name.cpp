// Hazard: a parameter without a name is captured too, lives and dies (traps.md, Text).
#include "trace.hpp"

ASYNC Future<int> use(Traced, int, Traced const&) {
  co_await leaf("wait", 1);
  co_return 1;
}
ASYNC Future<int> scenario() {
  Traced a{"a"};
  Traced b{"b"};
  int got = co_await use(a, 3, b);
  co_return got;
}

#include "driver.hpp"
