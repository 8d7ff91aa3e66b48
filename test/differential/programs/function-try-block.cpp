// Hazard: a function whose body is a try block.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(Traced thing) try {
  Traced local{"local"};
  co_await leaf("run", 1);
  if (thing.get() == 1) throw Failure{"one"};
  co_return 1;
} catch (Failure const& failure) {
  note("caught", failure.what);
  co_return 2;
}
ASYNC Future<int> scenario() {
  Traced thing{"thing", 1};
  int a = co_await run(thing);
  thing.value = 0;
  int b = co_await run(thing);
  co_return 10 * a + b;
}

#include "driver.hpp"
