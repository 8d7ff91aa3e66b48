// Hazard: an inner variable shadows an outer one; after the block the name means the outer one again.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int thing = 1;
  Traced object{"outer", 10};
  {
    int thing = 2;
    Traced object{"inner", 20};
    co_await leaf("inside", 1);
    note("thing", thing);
    note("object", object);
    thing += 1;
  }
  co_await leaf("outside", 1);
  note("thing", thing);
  note("object", object);
  co_return thing;
}

#include "driver.hpp"
