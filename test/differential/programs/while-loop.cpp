// Hazard: a local of the loop's body is made and destroyed each time round, also where it lives across a suspension.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int i = 0;
  while (i < 3) {
    Traced body{"body", i};
    co_await leaf("round", i);
    note("body", body);
    ++i;
  }
  co_return i;
}

#include "driver.hpp"
