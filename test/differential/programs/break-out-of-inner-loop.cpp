// Hazard: `break` leaves the innermost loop only.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 2; ++i) {
    Traced outer{"outer", i};
    while (true) {
      Traced inner{"inner"};
      co_await leaf("inner", 1);
      if (++total % 3 == 0) break;
    }
    co_await leaf("outer", 1);
  }
  co_return total;
}

#include "driver.hpp"
