// Hazard: a temporary in a condition dies before the branch runs.
#include "trace.hpp"

ASYNC Future<bool> big(Traced const& thing) {
  co_await leaf("big", 1);
  co_return thing.get() > 1;
}
ASYNC Future<int> scenario() {
  int n = 0;
  while (co_await big(Traced{"condition", 3 - n})) {
    Traced body{"body"};
    ++n;
    co_await leaf("body", 1);
  }
  if (co_await big(Traced{"if", 1}))
    note("not reached");
  else
    note("else");
  co_return n;
}

#include "driver.hpp"
