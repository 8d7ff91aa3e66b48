// Hazard: try, switch, range-for and goto in one loop, with objects at each level.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  int const rounds[] = {0, 1, 2, 3};
  for (int round : rounds) {
    Traced outer{"outer", round};
    try {
      switch (round) {
        case 0: {
          Traced inner{"inner"};
          co_await leaf("zero", 1);
          goto next;
        }
        case 1:
          throw Failure{"one"};
        case 2:
          co_await leaf("two", 1);
          break;
        default:
          co_return total;
      }
      total += 1;
    } catch (Failure const&) {
      total += 10;
    }
    total += 100;
  next:
    co_await leaf("next", 1);
  }
  co_return -1;
}

#include "driver.hpp"
