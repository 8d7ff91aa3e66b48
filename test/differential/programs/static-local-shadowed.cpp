// Hazard: a static local is used after an await, and an inner variable of another type shadows it. Found by the fuzzer.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  static int guard = 0;
  guard = 1;
  co_await leaf("wait", 1);
  note("guard", ++guard);
  if (Traced guard{"guard", 3}; guard.get() > 1) {
    co_await leaf("inside", 1);
    note("guard", guard);
  }
  co_return guard;
}

#include "driver.hpp"
