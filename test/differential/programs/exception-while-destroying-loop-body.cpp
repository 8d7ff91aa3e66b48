// Hazard: destructors that throw, in a loop with try around it: the loop is left, its other objects die.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 3; ++i) {
    Traced round{"round", i};
    try {
      for (Traced inner{"inner"}; inner.value < 2; ++inner.value) {
        Traced body{"body"};
        ThrowingDestructor bad{"bad"};
        co_await leaf("inner", 1);
        if (i == 1) break;
        if (i == 2) co_return total;
      }
    } catch (Failure const&) {
      total += 1;
    }
  }
  co_return -1;
}

#include "driver.hpp"
