// Hazard: `T a[2];` calls two default constructors; the second may throw, and the first is then destroyed.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced before{"before"};
  Traced pair[2];
  co_await leaf("wait", 1);
  pair[0].value = 4;
  co_await leaf("again", 1);
  co_return pair[0].value + pair[1].value;
}

#include "driver.hpp"
