// Hazard: one function awaited at two places, and in a loop: every call is a new future.
#include "trace.hpp"

ASYNC Future<int> add(int a, int b) {
  Traced local{"add", a};
  co_await leaf("add", 1);
  co_return a + b;
}
ASYNC Future<int> scenario() {
  int sum = co_await add(1, 2);
  sum = co_await add(sum, 3);
  for (int i = 0; i < 2; ++i) sum = co_await add(sum, i);
  co_return sum;
}

#include "driver.hpp"
