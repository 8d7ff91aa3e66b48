// Hazard: a default argument's temporary lives to the end of the caller's full-expression, across its suspension.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(int n, Traced const& by_default = Traced{"default", 5}) {
  co_await leaf("run", 1);
  co_return n + by_default.get();
}
int combine(int n, Traced const& other = Traced{"other", 7}) { return n + other.get(); }
ASYNC Future<int> scenario() {
  int a = co_await run(1);
  note("after a");
  int b = combine(co_await run(2, Traced{"given", 3}));
  note("after b");
  co_return a + b;
}

#include "driver.hpp"
