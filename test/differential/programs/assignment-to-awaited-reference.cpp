// Hazard: the target of an assignment is what an await refers to, and so is its source.
// needs: full
#include "trace.hpp"

ASYNC Future<int&> pick(char const* name, int& n) {
  co_await leaf(name, 1);
  co_return n;
}
ASYNC Future<int> scenario() {
  int a = 1, b = 2;
  co_await pick("target", a) = co_await pick("source", b);
  note("a", a);
  co_await pick("target", a) += co_await leaf("amount", 1, 10);
  (co_await pick("first", b)) = (co_await pick("second", a)) = 7;
  co_return a * 10 + b;
}

#include "driver.hpp"
