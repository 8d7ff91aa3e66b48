// Hazard: the expression of `co_return` throws after the last suspension: locals die once.
#include "trace.hpp"

Traced compute(int n) {
  Traced inside{"inside", n};
  if (n > 1) throw Failure{"return"};
  return inside;
}
ASYNC Future<Traced> result(int n) {
  Traced local{"local"};
  co_await leaf("wait", 1);
  co_return compute(n);
}
ASYNC Future<int> scenario() {
  Traced one = co_await result(1);
  note("one", one);
  Traced two = co_await result(2);
  co_return two.get();
}

#include "driver.hpp"
