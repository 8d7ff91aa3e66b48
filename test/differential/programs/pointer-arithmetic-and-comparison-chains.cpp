// Hazard: nested parentheses, casts and comparisons around awaits keep their grouping.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int numbers[] = {5, 6, 7, 8};
  int const* begin = numbers;
  int a = *(begin + co_await leaf("offset", 1, 2)) - 1;
  bool b = (co_await leaf("left", 1, 1) < 2) == !(3 > 4);
  int c = -(-co_await leaf("minus", 1, 3)) << 1 | 1;
  int d = (step("left of comma"), co_await leaf("comma", 1, a) ? (b ? 1 : 2) : 3);
  note("b", b);
  co_return ((a)) * 1000 + c * 10 + d;
}

#include "driver.hpp"
