// Hazard: an async lambda that is handed itself: boxed, and as before.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int depth = 0;
  auto factorial = [&depth](auto const& self, int n) ASYNC -> Future<int> {
    Traced level{"level", n};
    ++depth;
    if (n < 2) co_return 1;
    int rest = co_await self(self, n - 1);
    co_await leaf("back", 1);
    co_return level.get() * rest;
  };
  int result = co_await factorial(factorial, 4);
  co_return result + depth;
}

#include "driver.hpp"
