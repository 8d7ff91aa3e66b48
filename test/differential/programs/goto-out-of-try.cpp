// Hazard: a goto, a break and a continue out of a `try` with destructors.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int n = 0;
again:
  try {
    Traced inside{"inside", n};
    co_await leaf("try", 1);
    if (n++ < 1) goto again;
    co_await leaf("second", 1);
    goto out;
  } catch (Injected const& error) {
    note("caught", error.event);
    n += 10;
  }
  note("not by goto");
out:
  co_await leaf("after", 1);
  co_return n;
}

#include "driver.hpp"
