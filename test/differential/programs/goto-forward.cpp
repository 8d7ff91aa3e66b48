// Hazard: a forward goto out of nested scopes, past awaits.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 3; ++i) {
    Traced outer{"outer", i};
    {
      Traced inner{"inner", i};
      co_await leaf("inner", 1);
      if (i == 1) goto out;
    }
    total += i + 1;
  }
  total = 100;
out:
  co_await leaf("after", 1);
  co_return total;
}

#include "driver.hpp"
