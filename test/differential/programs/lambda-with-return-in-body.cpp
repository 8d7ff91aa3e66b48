// Hazard: `return`, `break` and loops inside a lambda or a local class are not the async function's own.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  struct Local {
    static int count(int n) {
      for (int i = 0;; ++i)
        if (i == n) return i;
    }
  };
  int total = 0;
  for (int i = 0; i < 3; ++i) {
    auto pick = [&](int n) {
      while (true) {
        if (n > 1) return total + n;
        ++n;
      }
    };
    co_await leaf("round", 1);
    total = pick(i);
    if (Local::count(i) == 2) break;
  }
  co_return total;
}

#include "driver.hpp"
