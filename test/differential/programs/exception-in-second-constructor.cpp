// Hazard: the second of two locals throws in its constructor: the first is destroyed, the second is not (traps.md,
// Exceptions).
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced first{"first"};
  co_await leaf("one", 1);
  Traced second{"second", step("argument", 2)};
  co_await leaf("two", 1);
  Traced third = second;
  co_await leaf("three", 1);
  co_return third.get();
}

#include "driver.hpp"
