// Hazard: an await as the condition of `if`, `while`, `do` and `for`: evaluated each time.
#include "trace.hpp"

ASYNC Future<bool> below(int n, int limit) {
  co_await leaf("below", 1);
  co_return n < limit;
}
ASYNC Future<int> scenario() {
  int n = 0;
  if (co_await below(n, 1)) n += 1;
  while (co_await below(n, 3)) n += 1;
  do {
    Traced body{"body", n};
    n += 1;
  } while (co_await below(n, 5));
  for (Traced i{"i"}; co_await below(n, 7); ++n) note("n", n);
  if (co_await below(n, 2))
    n = 100;
  else
    co_await leaf("else", 1);
  co_return n;
}

#include "driver.hpp"
