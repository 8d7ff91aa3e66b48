// Hazard: an exception that leaves the body leaves poll and is rethrown from the awaiting co_await, at every level.
#include "trace.hpp"

ASYNC Future<int> third(int n) {
  Traced local{"third"};
  co_await leaf("third", 1);
  if (n == 3) throw Failure{"three"};
  co_return n;
}
ASYNC Future<int> second(int n) {
  Traced local{"second"};
  int got = co_await third(n + 1);
  co_return got;
}
ASYNC Future<int> scenario() {
  Traced outer{"outer"};
  int got = co_await second(1);
  note("got", got);
  got = co_await second(2);
  note("not reached");
  co_return got;
}

#include "driver.hpp"
