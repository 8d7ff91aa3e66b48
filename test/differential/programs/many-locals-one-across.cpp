// Hazard: of several variables one lives across the await; the values of the others are still right before and after.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int a = 1, b = 2, c = a + b;
  int kept = a + b * c;
  co_await leaf("wait", 1);
  int d = kept + 1, e = d * 2;
  a = d + e;
  co_return a + kept;
}

#include "driver.hpp"
