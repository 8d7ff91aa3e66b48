// Hazard: an async lambda that captures by value: the copies live in the closure, each future refers to it.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced thing{"thing", 1};
  int number = 2;
  auto add = [thing, number](int n) ASYNC -> Future<int> {
    Traced local{"local", n};
    co_await leaf("add", 1);
    co_return thing.get() + number + local.get();
  };
  number = 100;
  thing.value = 100;
  int total = co_await add(10);
  total += co_await add(20);
  auto everything = [=]() ASYNC -> Future<int> {
    co_await leaf("everything", 1);
    co_return thing.get() + number;
  };
  total += co_await everything();
  co_return total;
}

#include "driver.hpp"
