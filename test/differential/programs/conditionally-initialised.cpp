// Hazard: a variable that is assigned on some paths only, and one that is made in one branch only (rust #161026).
#include "trace.hpp"

ASYNC Future<int> pick(bool which) {
  int number;
  MoveOnly* made = nullptr;
  if (which) {
    MoveOnly inside{"inside", 3};
    made = &inside;
    co_await leaf("branch", 1);
    number = made->get();
  } else {
    number = co_await leaf("other", 1, 1);
  }
  co_await leaf("after", 1);
  co_return number;
}
ASYNC Future<int> scenario() {
  int a = co_await pick(true);
  int b = co_await pick(false);
  co_return 10 * a + b;
}

#include "driver.hpp"
