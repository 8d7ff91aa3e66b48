// Hazard: an await as argument; the other argument, a temporary, survives the suspension, or dies with it (LLVM
// #63818).
// needs: full
#include "trace.hpp"

int use(Traced const& thing, int n) { return thing.get() + n; }
int use_one(Traced thing) { return thing.get(); }
ASYNC Future<int> scenario() {
  Traced local{"local", 1};
  int a = use(local, co_await leaf("first", 1, 10));
  int b = use_one(co_await maker("second", 1, 100));
  note("b", b);
  int c = use(co_await maker("third", 1, 1000), 0);
  co_return a + b + c;
}

#include "driver.hpp"
