// Hazard: a local in an inner block shadows a parameter, and is initialised from it.
#include "trace.hpp"

ASYNC Future<int> use(Traced thing, int n) {
  for (int i = 0; i < 2; ++i) {
    Traced outer = thing;
    int thing = n + i;
    co_await leaf("inside", 1);
    n += thing;
    note("outer", outer);
  }
  co_await leaf("after", 1);
  note("thing", thing);
  co_return n;
}
ASYNC Future<int> scenario() {
  Traced thing{"thing", 2};
  int got = co_await use(std::move(thing), 3);
  co_return got;
}

#include "driver.hpp"
