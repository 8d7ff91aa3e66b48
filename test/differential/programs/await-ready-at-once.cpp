// Hazard: a future that is ready at its first poll does not suspend; a loop of them runs in one poll.
#include "trace.hpp"

ASYNC Future<int> quick(int n) {
  Traced local{"quick", n};
  co_return n;
}
ASYNC Future<int> scenario() {
  int sum = 0;
  for (int i = 0; i < 4; ++i) sum += co_await quick(i);
  sum += co_await pollux::ready(10);
  co_await leaf("pause", 0);
  co_return sum;
}

#include "driver.hpp"
