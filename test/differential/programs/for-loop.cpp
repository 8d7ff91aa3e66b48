// Hazard: the variable of a `for` outlives its rounds; the body's locals do not.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (Traced i{"i", 0}; i.value < 3; ++i.value) {
    Traced body{"body", i.value};
    co_await leaf("round", 1);
    total += body.get();
  }
  co_await leaf("after", 1);
  co_return total;
}

#include "driver.hpp"
