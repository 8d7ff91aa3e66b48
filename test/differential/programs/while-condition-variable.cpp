// Hazard: a variable declared in the condition of `while` is made and destroyed every round.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int n = 3;
  while (Traced left = co_await maker("left", 1, n)) {
    Traced body{"body"};
    co_await leaf("body", 1);
    n = left.get() - 1;
    if (n == 1) continue;
    note("left", left);
  }
  co_return n;
}

#include "driver.hpp"
