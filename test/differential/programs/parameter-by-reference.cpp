// Hazard: a reference parameter refers to the caller's object, also after a suspension; nothing is copied.
#include "trace.hpp"

ASYNC Future<void> change(Traced& thing, int const& amount) {
  thing.value += amount;
  co_await leaf("wait", 2);
  thing.value += amount;
}
ASYNC Future<int> scenario() {
  Traced thing{"thing", 1};
  int amount = 10;
  co_await change(thing, amount);
  note("thing", thing);
  co_return thing.value;
}

#include "driver.hpp"
