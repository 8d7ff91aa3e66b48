// Hazard: the expression that makes the awaited future throws: there is nothing to poll or to drop.
#include "trace.hpp"

Leaf<int> make_leaf(int n) {
  Traced temporary{"temporary", n};
  if (n == 2) throw Failure{"operand"};
  return leaf("made", 1, n);
}
ASYNC Future<int> scenario() {
  Traced local{"local"};
  int sum = 0;
  for (int i = 0; i < 4; ++i) {
    Traced body{"body", i};
    sum += co_await make_leaf(i);
  }
  co_return sum;
}

#include "driver.hpp"
