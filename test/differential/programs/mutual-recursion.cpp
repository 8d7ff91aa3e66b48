// Hazard: two async functions that await each other, one declared first.
#include "trace.hpp"

ASYNC Future<bool> odd(int n);
ASYNC Future<bool> even(int n) {
  Traced local{"even", n};
  if (n == 0) co_return true;
  co_return co_await odd(n - 1);
}
ASYNC Future<bool> odd(int n) {
  Traced local{"odd", n};
  co_await leaf("odd", 1);
  if (n == 0) co_return false;
  co_return co_await even(n - 1);
}
ASYNC Future<int> scenario() {
  bool a = co_await even(3);
  bool b = co_await odd(3);
  co_return 10 * a + b;
}

#include "driver.hpp"
