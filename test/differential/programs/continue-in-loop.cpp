// Hazard: `continue` destroys what the round has made, and goes on with the increment.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 4; ++i) {
    Traced body{"body", i};
    if (i == 1) continue;
    co_await leaf("round", 1);
    Traced late{"late", i};
    if (i == 2) {
      Traced inner{"inner"};
      co_await leaf("inner", 1);
      continue;
    }
    total += i;
  }
  co_return total;
}

#include "driver.hpp"
