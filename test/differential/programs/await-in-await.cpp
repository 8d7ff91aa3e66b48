// Hazard: an await in the argument of what is awaited; a future that gives a future.
// needs: full
#include "trace.hpp"

ASYNC Future<int> add(int a, int b) {
  co_await leaf("add", 1);
  co_return a + b;
}
ASYNC Future<Leaf<int>> make_leaf(int n) {
  co_await leaf("make leaf", 1);
  co_return leaf("made", 1, n);
}
ASYNC Future<int> scenario() {
  int a = co_await add(1, co_await add(2, co_await leaf("inner", 1, 3)));
  int b = co_await co_await make_leaf(10);
  co_return a + b;
}

#include "driver.hpp"
