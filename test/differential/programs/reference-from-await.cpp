// Hazard: `T& r = co_await …` binds to the object that the future refers to.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced object{"object", 1};
  Traced& reference = co_await leaf_ref("reference", 1, object);
  co_await leaf("hold", 1);
  reference.value = 9;
  co_return object.value;
}

#include "driver.hpp"
