// Hazard: an object in the last case, without braces, lives to the end of the switch.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(int n) {
  switch (n) {
    case 0:
      co_await leaf("zero", 1);
      break;
    case 1:
    default:
      Traced last{"last", n};
      co_await leaf("last", 1);
      n += last.get();
  }
  co_await leaf("after", 1);
  co_return n;
}
ASYNC Future<int> scenario() {
  int a = co_await run(0);
  int b = co_await run(3);
  co_return a + b;
}

#include "driver.hpp"
