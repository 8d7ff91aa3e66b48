// Hazard: an async function awaits one that awaits one: stored in place, cancelled from the inside out.
#include "trace.hpp"

ASYNC Future<int> third(int n) {
  Traced local{"third", n};
  co_await leaf("third", 2);
  co_return n + 1;
}
ASYNC Future<int> second(int n) {
  Traced local{"second", n};
  int got = co_await third(n + 1);
  co_await leaf("second", 1);
  co_return got + 1;
}
ASYNC Future<int> first(int n) {
  Traced local{"first", n};
  int got = co_await second(n + 1);
  co_return got + 1;
}
ASYNC Future<int> scenario() {
  int got = co_await first(1);
  co_return got;
}

#include "driver.hpp"
