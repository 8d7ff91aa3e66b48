// Hazard: `T x((a, b));` has one initialiser, a comma expression, and its inner parentheses stay. Found by the fuzzer.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced object((co_await leaf("first", 1), Traced{"object", 1}));
  int number((step("left", 5), co_await leaf("right", 1, 2)));
  co_await leaf("hold", 1);
  co_return object.get() * 10 + number;
}

#include "driver.hpp"
