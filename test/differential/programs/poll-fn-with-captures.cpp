// Hazard: poll_fn of a closure: with traced captures, in a loop, in a join, twice in one statement, with a closure that polls
// an async function's future.
// needs: full
#include "trace.hpp"

ASYNC Future<int> part(int n) {
  co_await leaf("part", 2);
  co_return n;
}
ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 2; ++i) {
    int left = i;
    total += co_await pollux::poll_fn<int>([&left, i, held = Traced{"held"}](pollux::Context& context) -> pollux::Poll<int> {
      if (left-- == 0) return pollux::Ready(i + held.get());
      context.waker().wake_by_ref();
      return pollux::Pending;
    });
  }
  auto future = part(10);
  total += co_await pollux::poll_fn<int>([&](pollux::Context& context) -> pollux::Poll<int> { return future.poll(context); });
  total += co_await pollux::poll_fn<int>([](pollux::Context&) -> pollux::Poll<int> { return pollux::Ready(1); }) +
           co_await pollux::poll_fn<int>([](pollux::Context&) -> pollux::Poll<int> { return pollux::Ready(2); });
  auto once = pollux::poll_fn<int>([n = 5](pollux::Context&) mutable -> pollux::Poll<int> { return pollux::Ready(n++); });
  co_await leaf("wait", 1);
  total += co_await once;
  co_return total;
}

#include "driver.hpp"
