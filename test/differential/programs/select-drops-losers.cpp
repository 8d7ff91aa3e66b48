// Hazard: select destroys its losers before it completes, and they are polled no further (traps.md, Runtime).
// needs: full
#include "trace.hpp"

ASYNC Future<int> part(char const* name, int pends) {
  Traced local{name};
  co_await leaf(name, pends);
  co_return pends;
}
ASYNC Future<int> scenario() {
  auto winner = co_await pollux::select(pollux::biased, part("slow", 3), part("quick", 1));
  note("index", static_cast<int>(winner.index()));
  co_await leaf("after", 1);
  co_return static_cast<int>(winner.index());
}

#include "driver.hpp"
