// Hazard: Future<void> ends by falling off the end, by `co_return;`, and from within a loop.
#include "trace.hpp"

ASYNC Future<void> silent(int n) {
  Traced local{"local", n};
  for (int i = 0;; ++i) {
    if (i == n) co_return;
    co_await leaf("round", 1);
    if (i == 1) break;
  }
  note("fell off");
}
ASYNC Future<int> scenario() {
  co_await silent(0);
  co_await silent(1);
  co_await silent(3);
  co_return 0;
}

#include "driver.hpp"
