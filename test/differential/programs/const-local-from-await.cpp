// Hazard: a const local is initialised by what an await gives.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int const number = co_await leaf("number", 1, 2);
  Traced const object = co_await maker("object", 1, 3);
  co_await leaf("hold", 1);
  co_return number + object.get();
}

#include "driver.hpp"
