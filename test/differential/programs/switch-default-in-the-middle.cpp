// Hazard: `default` stands between cases, and falls through as any label does.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(int n) {
  int total = 0;
  switch (n) {
    case 1:
      co_await leaf("one", 1);
      break;
    default:
      total = co_await leaf("default", 1, 5);
      [[fallthrough]];
    case 2:
      co_await leaf("two", 1);
      ++total;
  }
  co_return total;
}
ASYNC Future<int> scenario() {
  int a = co_await run(1);
  int b = co_await run(2);
  int c = co_await run(3);
  co_return a + 10 * b + 100 * c;
}

#include "driver.hpp"
