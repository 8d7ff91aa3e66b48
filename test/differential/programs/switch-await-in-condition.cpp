// Hazard: the value to switch on is awaited; each case suspends; one is left by break, one by falling off the end.
// needs: full
#include "trace.hpp"

ASYNC Future<int> pick(int n) {
  Traced outside{"outside"};
  switch (co_await leaf("condition", 1, n)) {
    case 1: {
      Traced inside{"one"};
      co_await leaf("one", 1);
      break;
    }
    case 2:
    case 3:
      co_await leaf("two or three", 1);
      co_return 20;
    default:
      co_await leaf("default", 1);
  }
  co_return n;
}
ASYNC Future<int> scenario() {
  int a = co_await pick(1);
  int b = co_await pick(3);
  int c = co_await pick(7);
  co_return a + b + c;
}

#include "driver.hpp"
