// Hazard: an await in a macro's argument, which the macro uses once, twice, and not at all (traps.md, Text).
// needs: full
#include "trace.hpp"

#define ONCE(x) (x)
#define TWICE(x) (x) + 10 * (x)
#define NEVER(x) 5
#define LET(type, name, value) type name = value
ASYNC Future<int> scenario() {
  int a = ONCE(co_await leaf("once", 1, 1));
  int b = TWICE((co_await leaf("twice", 1, 2), 2));
  int c = NEVER(co_await leaf("never", 1, 3));
  LET(int, d, co_await leaf("let", 1, 4));
  co_await ONCE(leaf("operand", 1));
  co_return ONCE(a + b + c + d);
}

#include "driver.hpp"
