// Hazard: awaits in an aggregate's initialiser: on cancel or throw exactly the finished members die (LLVM #63818).
// needs: full
#include "trace.hpp"

struct Inner {
  Traced x;
  int n = 7;
};
struct Outer {
  Traced a;
  Inner inner;
  Traced b;
};
ASYNC Future<int> scenario() {
  Outer outer{Traced{"a"}, {co_await maker("x", 1, 1), co_await leaf("n", 1, 2)}, co_await maker("b", 1, 3)};
  co_await leaf("hold", 1);
  Inner second = {co_await maker("second", 1, 4)};
  co_return outer.inner.n + outer.b.get() + second.n;
}

#include "driver.hpp"
