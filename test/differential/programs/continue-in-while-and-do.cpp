// Hazard: `continue` in `while` and in `do` goes to the condition, not to the body.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int i = 0;
  while (step("while", ++i) < 4) {
    Traced body{"body", i};
    if (i % 2 == 0) continue;
    co_await leaf("odd", 1);
  }
  do {
    Traced body{"body", i};
    co_await leaf("do", 1);
    if (i == 5) continue;
    note("i", i);
  } while (step("do while", ++i) < 7);
  co_return i;
}

#include "driver.hpp"
