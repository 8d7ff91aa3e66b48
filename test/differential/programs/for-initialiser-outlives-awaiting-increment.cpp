// Hazard: the temporary of an increment that suspends dies before the next condition.
// needs: full
#include "trace.hpp"

ASYNC Future<int> next(Traced const& thing, int n) {
  co_await leaf("next", 1);
  co_return n + thing.get();
}
ASYNC Future<int> scenario() {
  int rounds = 0;
  for (Traced i{"i", 0}; step("condition", i.get()) < 2; i.value = co_await next(Traced{"one", 1}, i.value)) ++rounds;
  co_return rounds;
}

#include "driver.hpp"
