// Hazard: an await is an operand, the other side a constant, a local, or an await (of equal effect on either side).
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int n = 3;
  int a = co_await leaf("a", 1, 2) * 10 + 1;
  int b = 100 - co_await leaf("b", 1, 4) % 3;
  int c = n * (n + co_await leaf("c", 1, 1));
  unsigned d = ~co_await leaf("d", 1, 0u) >> 28;
  double e = -co_await leaf("e", 1, 1.5) / 2;
  note("d", d);
  note("e", e);
  bool f = !(co_await leaf("f", 1, 1) < n);
  note("f", f);
  co_return a + b + c;
}

#include "driver.hpp"
