// Hazard: one part of a join throws: the others, finished or not, are dropped.
// needs: full
#include "trace.hpp"

ASYNC Future<int> part(char const* name, int pends, bool bad) {
  Traced local{name};
  co_await leaf(name, pends);
  if (bad) throw Failure{name};
  co_return pends;
}
ASYNC Future<int> scenario() {
  try {
    co_await pollux::join(part("done", 0, false), part("bad", 1, true), part("waiting", 3, false));
  } catch (Failure const& failure) {
    note("failure", failure.what);
  }
  co_await leaf("after", 1);
  co_return 1;
}

#include "driver.hpp"
