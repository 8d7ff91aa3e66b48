// Hazard: a closure holds traced objects, and the future is cancelled at every suspension: each is destroyed once, in its
// place among the other locals.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced first{"first", 1};
  auto one = [copy = Traced{"in one", 2}, first] { return copy.get() + first.get(); };
  co_await leaf("a", 1);
  Traced between{"between", 3};
  for (int i = 0; i < 2; ++i) {
    auto in_loop = [&between, i, mine = Traced{"in loop", i}] { return between.get() + mine.get() + i; };
    co_await leaf("b", 1);
    note("in loop", in_loop());
    if (i == 1) break;
    auto later = [in_loop] { return in_loop(); };
    co_await leaf("c", 1);
    note("later", later());
  }
  auto moved = std::move(one);
  co_await leaf("d", 1);
  co_return moved();
}

#include "driver.hpp"
