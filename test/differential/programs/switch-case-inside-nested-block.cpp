// Hazard: a case label inside a loop that is inside the switch (Duff's device).
// needs: full
#include "trace.hpp"

ASYNC Future<int> copy(int count) {
  int steps = 0;
  int rounds = (count + 1) / 2;
  switch (count % 2) {
    case 0:
      do {
        ++steps;
        co_await leaf("even", 1);
        [[fallthrough]];
        case 1:
          ++steps;
          co_await leaf("odd", 1);
      } while (--rounds > 0);
  }
  co_return steps;
}
ASYNC Future<int> scenario() {
  int a = co_await copy(3);
  int b = co_await copy(4);
  co_return 10 * a + b;
}

#include "driver.hpp"
