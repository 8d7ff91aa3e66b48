// Hazard: awaits that give void: as statement, operand of comma, arm of `?:`, operand of co_return.
// needs: full
#include "trace.hpp"

ASYNC Future<void> quiet(char const* name) {
  co_await leaf(name, 1);
}
ASYNC Future<void> forward(int n) {
  if (n == 0) co_return co_await quiet("returned");
  n > 1 ? co_await quiet("then") : co_await quiet("else");
  (void)co_await quiet("cast");
  co_return static_cast<void>(n);
}
ASYNC Future<int> scenario() {
  co_await forward(0);
  co_await forward(1);
  co_await forward(2);
  int n = (co_await quiet("comma"), 3);
  co_return n;
}

#include "driver.hpp"
