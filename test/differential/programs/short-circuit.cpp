// Hazard: the right operand of `&&` and `||` is awaited only if it is needed (roslyn #4628).
// needs: full
#include "trace.hpp"

ASYNC Future<bool> truth(char const* name, bool value) {
  co_await leaf(name, 1);
  co_return value;
}
ASYNC Future<int> scenario() {
  int n = 0;
  if (co_await truth("a", true) && co_await truth("b", true)) n += 1;
  if (co_await truth("c", false) && co_await truth("not reached", true)) n += 10;
  if (co_await truth("d", true) || co_await truth("not reached", true)) n += 100;
  bool e = co_await truth("e", false) || (co_await truth("f", true) && !co_await truth("g", false));
  bool h = n > 100 && co_await truth("h", true);
  bool i = n > 1000 && co_await truth("not reached", true);
  note("e", e);
  note("h", h);
  note("i", i);
  co_return n;
}

#include "driver.hpp"
