// Hazard: a backward goto leaves the scope of what was declared after the label, and destroys it.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int rounds = 0;
again:
  Traced body{"body", rounds};
  co_await leaf("round", 1);
  if (++rounds < 3) goto again;
  co_await leaf("after", 1);
  co_return rounds;
}

#include "driver.hpp"
