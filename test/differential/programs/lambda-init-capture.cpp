// Hazard: an await in a lambda's init-capture: the closure is built from what was awaited.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced kept{"kept", 1};
  auto closure = [first = co_await maker("first", 1, 2), &kept, second = co_await leaf("second", 1, 3)] {
    return first.get() + kept.get() + second;
  };
  co_await leaf("hold", 1);
  int once = [n = co_await leaf("once", 1, 10)](int m) { return n * m; }(2);
  co_return closure() + once;
}

#include "driver.hpp"
