// Hazard: init captures: moved in, by reference, of another type, evaluated once when the closure is made.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  MoveOnly only{"only", 1};
  Traced thing{"thing", 2};
  auto use = [kept = std::move(only), &other = thing, number = step("initialiser", 3)](int n) ASYNC -> Future<int> {
    co_await leaf("use", 1);
    other.value += number;
    co_return kept.get() + other.get() + n;
  };
  co_await leaf("between", 1);
  int total = co_await use(10);
  total += co_await use(20);
  auto moved = std::move(use);
  total += co_await moved(30);
  co_return total + thing.get();
}

#include "driver.hpp"
