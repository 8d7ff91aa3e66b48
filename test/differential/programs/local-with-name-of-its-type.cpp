// Hazard: a variable that has the name of its own type, and a parameter that has.
#include "trace.hpp"

struct Thing {
  Traced inside;
};
ASYNC Future<int> use(Thing Thing, int n) {
  co_await leaf("use", 1);
  co_return Thing.inside.get() + n;
}
ASYNC Future<int> scenario() {
  Thing Thing{Traced{"inside", 2}};
  co_await leaf("wait", 1);
  struct Thing copy = Thing;
  co_await leaf("again", 1);
  int got = co_await use(Thing, copy.inside.get());
  co_return got;
}

#include "driver.hpp"
