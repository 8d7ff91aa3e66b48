// Hazard: default arguments belong to the function that the user calls (traps.md, Text).
#include "trace.hpp"

ASYNC Future<int> sum(int a, int b = 2, Traced c = Traced{"default", 3}) {
  co_await leaf("sum", 1);
  co_return a + 10 * b + 100 * c.get();
}
ASYNC Future<int> scenario() {
  int first = co_await sum(1);
  int second = co_await sum(1, 1);
  co_return first + second;
}

#include "driver.hpp"
