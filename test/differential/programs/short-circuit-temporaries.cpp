// Hazard: a temporary in the right operand of `&&` that never ran is not destroyed; one that did is, at the end.
// needs: full
#include "trace.hpp"

ASYNC Future<bool> positive(Traced const& thing) {
  co_await leaf("positive", 1);
  co_return thing.get() > 0;
}
ASYNC Future<int> run(int n) {
  bool both = co_await positive(Traced{"left", n}) && co_await positive(Traced{"right", n - 1});
  note("both", both);
  if (Traced{"plain", n}.get() == 0 || co_await positive(Traced{"or", n})) note("taken");
  co_return both;
}
ASYNC Future<int> scenario() {
  int a = co_await run(0);
  int b = co_await run(1);
  int c = co_await run(2);
  co_return a + b + c;
}

#include "driver.hpp"
