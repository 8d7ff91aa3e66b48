// Hazard: a destructor that throws at the end of the try's block is caught by its handler.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int n = 0;
  try {
    Traced first{"first"};
    ThrowingDestructor bad{"bad"};
    Traced last{"last"};
    co_await leaf("try", 1);
  } catch (Failure const& failure) {
    note("caught", failure.what);
    n = 1;
  }
  co_await leaf("after", 1);
  co_return n;
}

#include "driver.hpp"
