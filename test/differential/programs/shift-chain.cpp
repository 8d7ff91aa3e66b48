// Hazard: left before right in `<<` chains, with awaits in between, and `>>`.
// needs: full
#include "trace.hpp"

struct Out {
  Traced name;
  int total = 0;
  Out& operator<<(int n) {
    note("out", n);
    total = total * 10 + n;
    return *this;
  }
  Out& operator<<(Traced const& thing) { return *this << thing.get(); }
};
ASYNC Future<int> scenario() {
  Out out{Traced{"out"}};
  out << 1 << co_await leaf("two", 1, 2) << step("three", 3) << co_await maker("four", 1, 4);
  Out{Traced{"temporary"}} << co_await leaf("five", 1, 5);
  note("after");
  step_ref("object", out) << co_await leaf("six", 1, 6);
  co_return out.total + (co_await leaf("one", 1, 1) << 2);
}

#include "driver.hpp"
