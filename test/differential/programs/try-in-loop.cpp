// Hazard: `continue`, `break` and `co_return` out of `try` and out of a handler, in a loop (babel #1537).
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 6; ++i) {
    Traced round{"round", i};
    try {
      Traced inside{"inside", i};
      co_await leaf("try", 1);
      if (i == 0) continue;
      if (i == 1) throw i;
      if (i == 2) throw Failure{"two"};
      if (i == 4) break;
      total += 1;
    } catch (int n) {
      total += 10 * n;
      continue;
    } catch (Failure const&) {
      total += 100;
    }
    co_await leaf("end of round", 1);
  }
  co_return total;
}

#include "driver.hpp"
