// Hazard: in a switch in a loop `break` leaves the switch and `continue` the round (babel #1537).
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 5; ++i) {
    Traced round{"round", i};
    switch (i) {
      case 0: {
        Traced inner{"inner"};
        co_await leaf("zero", 1);
        continue;
      }
      case 1:
        co_await leaf("one", 1);
        break;
      case 3: {
        Traced inner{"leaving"};
        co_await leaf("three", 1);
        co_return total;
      }
      default:
        total += 5;
    }
    total += i;
  }
  co_return -1;
}

#include "driver.hpp"
