// Hazard: arguments by value in braces, one awaits: if it throws or is cancelled, the finished ones die in reverse
// order.
// needs: full
#include "trace.hpp"

// (The constructor moves its parameters on: when a parameter itself dies is implementation-defined, [expr.call]/6.)
struct Call {
  Traced kept_a;
  MoveOnly kept_c;
  int total;
<<<<<<< .merge_file_pQlIuU
  Call(Traced const& a, Traced const& b, MoveOnly c, int d) : total(a.get() + b.get() + c.get() + d) {}
=======
  Call(Traced a, Traced const& b, MoveOnly c, int d)
      : kept_a(std::move(a)), kept_c(std::move(c)), total(kept_a.get() + b.get() + kept_c.get() + d) {}
>>>>>>> .merge_file_dAsbSG
};
ASYNC Future<int> scenario() {
  Call call{Traced{"a", 1}, Traced{"b", 2}, co_await maker<MoveOnly>("c", 2, 3), co_await leaf("d", 1, 4)};
  note("after");
  int total = Call{Traced{"x"}, co_await maker("y", 1, 5), MoveOnly{"z"}, 6}.total;
  co_return call.total * 100 + total;
}

#include "driver.hpp"
