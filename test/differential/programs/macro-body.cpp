// Hazard: an await, a declaration and a loop in a macro's body (traps.md, Text).
// needs: full
#include "trace.hpp"

#define AWAIT(x) co_await (x)
#define PAUSE co_await leaf("pause", 1)
#define TRY_GET(name, future)  \
  int name = co_await future;  \
  if (name < 0) co_return name
#define REPEAT(n) for (int repeat = 0; repeat < (n); ++repeat)
ASYNC Future<int> scenario() {
  int a = AWAIT(leaf("await", 1, 1));
  PAUSE;
  TRY_GET(b, leaf("b", 1, 2));
  REPEAT(2) {
    Traced body{"body", repeat};
    PAUSE;
  }
  TRY_GET(c, leaf("c", 1, -3));
  co_return a + b + c;
}

#include "driver.hpp"
