// Hazard: a destructor throws while `break` or `continue` leaves a scope.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  for (int i = 0; i < 3; ++i) {
    Traced first{"first", i};
    FaultyDestructor bad{"bad", i};
    co_await leaf("round", 1);
    Traced last{"last", i};
    if (i == 0) continue;
    if (i == 1) break;
  }
  co_await leaf("after", 1);
  co_return 0;
}

#include "driver.hpp"
