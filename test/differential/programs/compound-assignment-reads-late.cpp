// Hazard: `a += co_await f()`: the left value is read after the await (roslyn #79415), and the left operand evaluated
// after.
// needs: full
#include "trace.hpp"

ASYNC Future<int> change(int& n) {
  co_await leaf("change", 1);
  n *= 10;
  co_return 1;
}
ASYNC Future<int> scenario() {
  int n = 2;
  n += co_await change(n);
  note("n", n);
  int numbers[2] = {3, 4};
  numbers[step("index", 1)] -= co_await change(numbers[1]);
  note("numbers[1]", numbers[1]);
  n <<= co_await leaf("shift", 1, 2);
  Traced object{"object", 1};
  object.value *= co_await leaf("factor", 1, 6);
  co_return n + object.get();
}

#include "driver.hpp"
