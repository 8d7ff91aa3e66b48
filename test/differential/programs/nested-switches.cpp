// Hazard: a switch in a switch, with loops and breaks between.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 4; ++i) {
    switch (i) {
      case 0:
        switch (co_await leaf("inner", 1, 1)) {
          case 1: {
            Traced inner{"inner"};
            co_await leaf("inner one", 1);
            break;
          }
          default:
            total += 1000;
        }
        total += 1;
        [[fallthrough]];
      case 1:
        for (int k = 0; k < 2; ++k) {
          if (k == 1) break;
          co_await leaf("loop in case", 1);
          total += 10;
        }
        break;
      case 2:
        continue;
      default:
        total += 100;
    }
    co_await leaf("after switch", 1);
  }
  co_return total;
}

#include "driver.hpp"
