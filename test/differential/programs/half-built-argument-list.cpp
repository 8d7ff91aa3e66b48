// Hazard: arguments by value in braces, one awaits: if it throws or is cancelled, the finished ones die in reverse
// order.
// needs: full
#include "trace.hpp"

struct Call {
  int total;
  Call(Traced const& a, Traced const& b, MoveOnly c, int d) : total(a.get() + b.get() + c.get() + d) {}
};
ASYNC Future<int> scenario() {
  Call call{Traced{"a", 1}, Traced{"b", 2}, co_await maker<MoveOnly>("c", 2, 3), co_await leaf("d", 1, 4)};
  note("after");
  int total = Call{Traced{"x"}, co_await maker("y", 1, 5), MoveOnly{"z"}, 6}.total;
  co_return call.total * 100 + total;
}

#include "driver.hpp"
