// Hazard: a variable declared in the condition of `for` is destroyed after the increment.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 3; Traced left = co_await maker("left", 1, i); i -= step("increment", 1)) {
    co_await leaf("body", 1);
    if (i == 2) continue;
    total += left.get();
  }
  co_return total;
}

#include "driver.hpp"
