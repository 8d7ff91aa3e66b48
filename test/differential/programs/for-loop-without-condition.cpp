// Hazard: a `for` with parts left out.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int i = 0;
  for (;;) {
    if (i == 3) break;
    co_await leaf("round", 1);
    ++i;
  }
  for (; i < 5;) {
    co_await leaf("second", 1);
    ++i;
  }
  for (int k = 0;; ++k) {
    co_await leaf("third", 1);
    if (k == 1) co_return i + k;
  }
}

#include "driver.hpp"
