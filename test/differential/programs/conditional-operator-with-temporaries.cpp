// Hazard: temporaries in the arms of `?:`: only those of the arm that ran are destroyed, at the end of the statement
// (LLVM #59181).
// needs: full
#include "trace.hpp"

ASYNC Future<int> value(Traced const& thing) {
  co_await leaf("value", 1);
  co_return thing.get();
}
ASYNC Future<int> run(bool which) {
  int n = which ? co_await value(Traced{"then", 1}) : Traced{"else", 2}.get();
  note("after first");
  n += which ? Traced{"plain", 10}.get() : co_await value(Traced{"awaited", 20});
  note("after second");
  co_return n;
}
ASYNC Future<int> scenario() {
  int a = co_await run(true);
  int b = co_await run(false);
  co_return 100 * a + b;
}

#include "driver.hpp"
