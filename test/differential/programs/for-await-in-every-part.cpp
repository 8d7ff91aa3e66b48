// Hazard: awaits in the initialiser, the condition and the increment of a `for`.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = co_await leaf("start", 1, 0); i < co_await leaf("limit", 1, 3); i += co_await leaf("increment", 1, 1)) {
    Traced body{"body", i};
    if (i == 1) continue;
    total += co_await leaf("body", 1, i);
  }
  co_return total;
}

#include "driver.hpp"
