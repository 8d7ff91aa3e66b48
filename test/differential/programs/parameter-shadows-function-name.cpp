// Hazard: a parameter and a local that have the name of the function, or of another async function.
#include "trace.hpp"

ASYNC Future<int> other(int other) {
  co_await leaf("wait", 1);
  co_return other + 1;
}
ASYNC Future<int> value(int value) {
  int other = value * 2;
  co_await leaf("wait", 1);
  int got = co_await ::other(other);
  co_return got + value;
}
ASYNC Future<int> scenario() {
  int got = co_await value(5);
  co_return got;
}

#include "driver.hpp"
