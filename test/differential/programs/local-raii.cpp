// Hazard: locals die in reverse order at the end of their scope, however it is left.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced first{"first", 1};
  co_await leaf("one", 1);
  Traced second{"second", 2};
  co_await leaf("two", 1);
  Traced third{"third", 3};
  co_await leaf("three", 1);
  co_return first.get() + second.get() + third.get();
}

#include "driver.hpp"
