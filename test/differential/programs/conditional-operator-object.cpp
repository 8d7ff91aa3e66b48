// Hazard: the result of `?:` is an object that is constructed in place by the arm that runs.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 2; ++i) {
    Traced object = i == 0 ? co_await maker("awaited", 1, 1) : Traced{"plain", 2};
    co_await leaf("hold", 1);
    total += object.get();
  }
  co_return total;
}

#include "driver.hpp"
