// Hazard: the body of `do` runs once at least; its locals are dead when the condition is evaluated.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int i = 0;
  do {
    Traced body{"body", i};
    co_await leaf("round", 1);
    ++i;
  } while (step("condition", i) < 2);
  co_return i;
}

#include "driver.hpp"
