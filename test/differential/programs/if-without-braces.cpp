// Hazard: a branch that is one statement, without braces, becomes several.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 4; ++i)
    if (i == 1)
      co_await leaf("one", 1);
    else if (i == 2)
      total += 10;
    else
      total += co_await leaf("other", 1, i);
  co_return total;
}

#include "driver.hpp"
