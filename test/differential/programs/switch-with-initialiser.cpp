// Hazard: a switch with initialiser and with a condition variable: both live to the end of the switch.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(int n) {
  switch (Traced guard{"guard", n}; guard.get()) {
    case 1:
      co_await leaf("one", 1);
      n = guard.get() * 2;
  }
  switch (int value = co_await leaf("value", 1, n)) {
    case 2:
      co_await leaf("two", 1);
      n = value + 1;
      break;
    default:
      n = -value;
  }
  co_return n;
}
ASYNC Future<int> scenario() {
  int a = co_await run(1);
  int b = co_await run(5);
  co_return a * 10 + b;
}

#include "driver.hpp"
