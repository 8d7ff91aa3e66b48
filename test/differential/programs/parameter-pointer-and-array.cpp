// Hazard: an array parameter is a pointer; a function parameter is a pointer to it.
#include "trace.hpp"

int twice(int n) { return 2 * n; }
ASYNC Future<int> sum(int const numbers[3], int apply(int)) {
  int total = 0;
  for (int i = 0; i < 3; ++i) {
    co_await leaf("number", 1);
    total += apply(numbers[i]);
  }
  co_return total;
}
ASYNC Future<int> scenario() {
  int const numbers[3] = {1, 2, 3};
  int got = co_await sum(numbers, twice);
  co_return got;
}

#include "driver.hpp"
