// Hazard: a loop with awaits inside a try; the exception comes in the second round.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int i = 0;
  try {
    for (Traced guard{"guard"}; i < 5; ++i) {
      Traced body{"body", i};
      co_await leaf("round", 1);
      if (i == 1) throw Failure{"second round"};
    }
  } catch (Failure const& failure) {
    note("caught", failure.what);
    i += 10;
  }
  co_await leaf("after", 1);
  co_return i;
}

#include "driver.hpp"
