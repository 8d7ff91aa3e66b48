// Hazard: an async lambda that captures by reference: what it reads and writes is the function's own variable, also across suspensions.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced thing{"thing", 1};
  int number = 0;
  int& alias = number;
  auto change = [&thing, &alias](int n) ASYNC -> Future<void> {
    alias += n;
    co_await leaf("change", 1);
    thing = Traced{"changed", alias};
  };
  co_await change(1);
  co_await change(2);
  auto everything = [&](int n) ASYNC -> Future<int> {
    number *= n;
    co_await leaf("everything", 1);
    co_return thing.get() + number;
  };
  int total = co_await everything(10);
  co_return total + number;
}

#include "driver.hpp"
