// Hazard: the awaited prvalue is a temporary: it dies at the end of the full-expression, not when it is ready.
// needs: full
#include "trace.hpp"

struct Timer {
  using Output = int;
  Traced name;
  bool ticked = false;
  pollux::Poll<int> poll(pollux::Context& cx) {
    if (ticked) return pollux::Ready(name.get());
    ticked = true;
    cx.waker().wake_by_ref();
    return pollux::Pending;
  }
};
Timer timer(char const* name, int n) { return {Traced{name, n}}; }
ASYNC Future<int> scenario() {
  int a = (co_await timer("first", 1), step("still alive", 2));
  note("after a");
  if (co_await timer("condition", 1)) note("condition is over");
  co_await timer("statement", 3);
  note("after statement");
  co_return co_await timer("returned", a);
}

#include "driver.hpp"
