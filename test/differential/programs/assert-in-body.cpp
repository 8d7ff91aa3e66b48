// Hazard: `assert` with an await next to it, and one that the preprocessor removes.
// needs: full
#include "trace.hpp"

#include <assert.h>
ASYNC Future<int> scenario() {
  int n = co_await leaf("n", 1, 1);
  assert(n == 1);
  assert((co_await leaf("in assert", 1, 2)) == 2 && "text with co_await");
#define NDEBUG
#include <assert.h>
  assert(co_await leaf("removed", 1, false));
  co_await leaf("after", 1);
  co_return n;
}

#include "driver.hpp"
