// Hazard: a function is declared first, used, and defined after its caller.
#include "trace.hpp"

ASYNC Future<int> later(int n);
ASYNC Future<int> scenario() {
  int got = co_await later(2);
  co_return got;
}
ASYNC Future<int> later(int n) {
  Traced local{"local", n};
  co_await leaf("later", 1);
  co_return n + local.get();
}

#include "driver.hpp"
