// Hazard: Future<T&> gives the object itself, not a copy, through two levels.
#include "trace.hpp"

ASYNC Future<Traced&> pass(Traced& object) {
  co_await leaf("pass", 1);
  co_return object;
}
ASYNC Future<Traced&> pass_on(Traced& object) {
  Traced& passed = co_await pass(object);
  co_return passed;
}
ASYNC Future<int> scenario() {
  Traced object{"object", 1};
  Traced& same = co_await pass_on(object);
  same.value = 5;
  note("same", &same == &object);
  co_return object.value;
}

#include "driver.hpp"
