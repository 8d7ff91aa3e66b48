// Hazard: statements after `co_return`, and an await that is never reached.
#include "trace.hpp"

ASYNC Future<int> part(int n) {
  if (n == 0) {
    co_return 1;
  }
  while (true) {
    co_await leaf("round", 1);
    if (--n == 0) co_return 2;
  }
}
ASYNC Future<int> scenario() {
  int a = co_await part(0);
  int b = co_await part(2);
  co_return a * 10 + b;
}

#include "driver.hpp"
