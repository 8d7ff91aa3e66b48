// Hazard: short circuit with constant operands; the second operand's await must not run (roslyn #4628).
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int n = 0;
  if (false && co_await leaf("not reached", 1, true)) n += 1;
  if (true || co_await leaf("not reached", 1, true)) n += 10;
  if (true && co_await leaf("needed", 1, true)) n += 100;
  bool both = co_await leaf("first", 1, false) && true;
  note("both", both);
  while (true && co_await leaf("loop", 1, n < 102)) ++n;
  co_return n;
}

#include "driver.hpp"
