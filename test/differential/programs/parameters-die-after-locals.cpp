// Hazard: on completion locals die before parameters, and parameters in reverse order.
#include "trace.hpp"

ASYNC Future<int> use(Traced first, Traced second) {
  Traced local{"local"};
  co_await leaf("wait", 1);
  co_return first.get() + second.get();
}
ASYNC Future<int> scenario() {
  Traced a{"a", 1};
  Traced b{"b", 2};
  int sum = co_await use(std::move(a), std::move(b));
  note("sum", sum);
  co_return sum;
}

#include "driver.hpp"
