// Hazard: a hand-written future with state: destroyed once, whether it finished, was cancelled, or threw.
// needs: full
#include "trace.hpp"

struct Guarded {
  using Output = MoveOnly;
  MoveOnly held;
  int left;
  pollux::Poll<MoveOnly> poll(pollux::Context& cx) {
    note("left", left);
    if (left == 0) return pollux::Ready(std::move(held));
    --left;
    step("tick");
    cx.waker().wake_by_ref();
    return pollux::Pending;
  }
};
Guarded guarded(char const* name, int left) { return {MoveOnly{name, left}, left}; }
ASYNC Future<int> scenario() {
  MoveOnly first = co_await guarded("first", 2);
  co_await guarded("second", 1);
  int third = (co_await guarded("third", 0)).get();
  co_return first.get() + third;
}

#include "driver.hpp"
