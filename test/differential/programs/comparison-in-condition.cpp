// Hazard: an await as an operand of a condition, the other operand a local that it changes by reference.
#include "trace.hpp"

ASYNC Future<int> bump(int& n) {
  co_await leaf("bump", 1);
  co_return ++n;
}
ASYNC Future<int> scenario() {
  int n = 0;
  while (co_await bump(n) < 3) note("n", n);
  if (!(co_await bump(n) == 4)) note("not reached");
  co_return n;
}

#include "driver.hpp"
