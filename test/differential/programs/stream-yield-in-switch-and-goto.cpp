// Hazard: resuming behind a co_yield in a `switch` or between labels, past declarations that must not be made again.
#include "trace.hpp"

ASYNC pollux::Stream<int> steps(int n) {
  int round = 0;
again:
  Traced each("each", round);
  switch (n + round) {
    case 1: {
      Traced one("one", 1);
      co_yield one.get();
      break;
    }
    case 2:
      co_yield 2;
      [[fallthrough]];
    default:
      int third = each.get() + 3;
      co_yield third;
  }
  if (++round < 3) goto again;
  const int last = round;
  co_yield last;
  co_yield last + 1;
}
ASYNC Future<int> scenario() {
  int sum = 0;
  auto s = steps(1);
  while (auto item = co_await s.next()) sum = (sum * 5 + *item) % 1000;
  co_return sum;
}

#include "driver.hpp"
