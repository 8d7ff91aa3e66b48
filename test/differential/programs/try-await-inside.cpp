// Hazard: an await inside `try`: the handler is there after the resume as well.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced outside{"outside"};
  int got = 0;
  try {
    Traced inside{"inside"};
    co_await leaf("before", 1);
    got = co_await failing_leaf("bad", 2);
    note("not reached");
  } catch (Failure const& failure) {
    note("caught", failure.what);
    got = 5;
  }
  co_await leaf("after", 1);
  co_return got;
}

#include "driver.hpp"
