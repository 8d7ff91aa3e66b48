// Hazard: left before right in a comma expression; the left value is dropped, temporaries of both live to the end.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int n = 0;
  int a = (co_await leaf("left", 1), n = 5, co_await leaf("right", 1, n + 1));
  int b = (Traced{"temporary", 3}, co_await leaf("after temporary", 1), n);
  co_await leaf("first", 1), co_await leaf("second", 1);
  for (int i = 0; i < 2; co_await leaf("increment", 1), ++i) n += i;
  co_return a * 10 + b + n;
}

#include "driver.hpp"
