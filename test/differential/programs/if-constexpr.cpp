// Hazard: `if constexpr` discards a branch in which an await stands.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  constexpr bool wanted = true;
  int total = 0;
  if constexpr (wanted) {
    Traced inside{"taken"};
    total += co_await leaf("taken", 1, 1);
  } else {
    total += co_await leaf("discarded", 1, 100);
  }
  if constexpr (sizeof(int) == 2) {
    co_await leaf("small", 1);
  }
  co_return total;
}

#include "driver.hpp"
