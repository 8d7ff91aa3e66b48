// Hazard: yield_now suspends once and wakes its task.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int rounds = 0;
  while (rounds < 3) {
    Traced body{"body", rounds};
    co_await pollux::yield_now();
    ++rounds;
  }
  co_return rounds;
}

#include "driver.hpp"
