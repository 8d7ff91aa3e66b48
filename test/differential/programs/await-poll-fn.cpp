// Hazard: poll_fn: a lambda that refers to the frame's locals, polled in place.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced seen{"seen"};
  int left = 2;
  int got = co_await pollux::poll_fn<int>([&](pollux::Context& context) -> pollux::Poll<int> {
    note("left", left);
    if (left == 0) return pollux::Ready(seen.get() + 4);
    --left;
    context.waker().wake_by_ref();
    return pollux::Pending;
  });
  co_return got;
}

#include "driver.hpp"
