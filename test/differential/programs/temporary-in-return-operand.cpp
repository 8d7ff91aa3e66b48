// Hazard: a temporary of `co_return co_await …` dies after the value is taken and before the locals.
#include "trace.hpp"

ASYNC Future<int> length(Traced const& thing) {
  co_await leaf("length", 1);
  co_return thing.get();
}
ASYNC Future<int> outer() {
  Traced local{"local"};
  co_return co_await length(Traced{"argument", 3});
}
ASYNC Future<int> scenario() {
  int got = co_await outer();
  co_return got;
}

#include "driver.hpp"
