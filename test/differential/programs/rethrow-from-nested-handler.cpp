// Hazard: `throw;` in a nested handler rethrows the inner exception; handlers within handlers.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(int n) {
  Traced outer{"outer"};
  try {
    co_await leaf("outer", 1);
    if (n == 0) throw 1;
    throw Failure{"outer"};
  } catch (int) {
    try {
      throw Failure{"inner"};
    } catch (Failure const& failure) {
      note("inner", failure.what);
      throw;
    }
  } catch (Failure const&) {
    try {
      throw 2;
    } catch (int m) {
      note("m", m);
    }
    throw;
  }
}
ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 2; ++i) {
    try {
      co_await run(i);
    } catch (Failure const& failure) {
      note("failure", failure.what);
      total += i + 1;
    }
  }
  co_return total;
}

#include "driver.hpp"
