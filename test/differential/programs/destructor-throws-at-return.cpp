// Hazard: a local's destructor throws as `co_return` leaves: the result is dropped, and the exception takes its place.
// compiler-bug: clang-O1 does not destroy a returned object when a local's destructor throws, in any function.
// needs: full
#include "trace.hpp"

ASYNC Future<Traced> run() {
  Traced first{"first"};
  ThrowingDestructor bad{"bad"};
  Traced last{"last"};
  co_await leaf("run", 1);
  co_return Traced("result", 1);
}
ASYNC Future<int> scenario() {
  try {
    Traced got = co_await run();
    co_return got.get();
  } catch (Failure const& failure) {
    note("failure", failure.what);
  }
  co_await leaf("after", 1);
  co_return 2;
}

#include "driver.hpp"
