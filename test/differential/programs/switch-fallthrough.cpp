// Hazard: a case falls through to the next with an await before, between and after.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(int n) {
  int total = 0;
  switch (n) {
    case 0:
      total += co_await leaf("zero", 1, 1);
      [[fallthrough]];
    case 1:
      total += 10;
      co_await leaf("one", 1);
      [[fallthrough]];
    case 2: {
      Traced two{"two"};
      total += co_await leaf("two", 1, 100);
    }
  }
  co_return total;
}
ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 4; ++i) total += co_await run(i);
  co_return total;
}

#include "driver.hpp"
