// Hazard: the operand is a call that returns a future by reference: it is polled where it is.
#include "trace.hpp"

struct Service {
  Traced name{"service"};
  Leaf<int> work = leaf("work", 2, 5);
  Leaf<int>& get() { return step("get"), work; }
};
ASYNC Future<int> scenario() {
  Service service;
  int got = co_await service.get();
  co_return got;
}

#include "driver.hpp"
