// Hazard: `co_return` converts to the result's type, and so does an initialiser.
#include "trace.hpp"

ASYNC Future<Traced> named() {
  co_await leaf("wait", 1);
  co_return "literal";
}
ASYNC Future<long> wide(short n) {
  co_await leaf("wait", 1);
  co_return n;
}
ASYNC Future<int> scenario() {
  Traced thing = co_await named();
  long n = co_await wide(7);
  note("thing", thing);
  co_return static_cast<int>(n);
}

#include "driver.hpp"
