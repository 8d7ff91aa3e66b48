// Hazard: several futures of one closure at the same time: joined, selected, kept in an array, moved before they are polled.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced shared{"shared", 1};
  int running = 0;
  auto work = [&](int pends) ASYNC -> Future<int> {
    Traced local{"local", pends};
    ++running;
    co_await leaf("work", pends);
    --running;
    co_return shared.get() + local.get() + 10 * running;
  };
  auto [a, b] = co_await pollux::join(work(1), work(2));
  auto first = co_await pollux::select(pollux::biased, work(2), work(1));
  running = 0;
  auto kept = work(1);
  auto moved = std::move(kept);
  co_await leaf("between", 1);
  int c = co_await moved;
  note("a", a);
  note("b", b);
  note("which", static_cast<int>(first.index()));
  co_return a + b + c;
}

#include "driver.hpp"
