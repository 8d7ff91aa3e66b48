// Hazard: a reference bound to a `?:` extends the temporary of the arm that ran.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(bool which) {
  Traced const& object = which ? Traced{"then", 1} : Traced{"else", 2};
  co_await leaf("hold", 1);
  note("object", object);
  Traced&& awaited = which ? co_await maker("awaited", 1, 3) : Traced{"plain", 4};
  co_await leaf("hold again", 1);
  co_return object.get() + awaited.get();
}
ASYNC Future<int> scenario() {
  int a = co_await run(true);
  int b = co_await run(false);
  co_return 10 * a + b;
}

#include "driver.hpp"
