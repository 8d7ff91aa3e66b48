// Hazard: range-for in range-for: two hidden ranges, and loop variables of one name.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int outer[] = {1, 2};
  int inner[] = {10, 20};
  int total = 0;
  for (int n : outer) {
    total += n;
    for (int n : inner) {
      co_await leaf("inner", 1);
      total += n;
    }
    co_await leaf("outer", 1);
    total += n;
  }
  co_return total;
}

#include "driver.hpp"
