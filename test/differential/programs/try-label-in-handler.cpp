// Hazard: a label in a handler, which nothing outside can jump to.
// needs: full
#include "trace.hpp"

ASYNC Future<int> attempt(int n) {
  Traced outer{"outer", n};
  try {
    co_await leaf("attempt", 1);
    if (n > 0) throw n;
  } catch (int caught) {
    Traced inner{"inner", caught};
    if (caught > 1) goto out;
    ++n;
  out:
    n += 10;
  }
  co_return n + outer.get();
}
ASYNC Future<int> scenario() {
  int sum = 0;
  for (int i = 0; i < 3; ++i) sum += co_await attempt(i);
  co_return sum;
}

#include "driver.hpp"
