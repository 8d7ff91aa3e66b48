// Hazard: only the branch that is taken makes and destroys; each branch suspends.
#include "trace.hpp"

ASYNC Future<int> pick(int n) {
  if (n > 0) {
    Traced positive{"positive", n};
    co_await leaf("positive", 1);
    co_return positive.get();
  } else if (n == 0) {
    co_await leaf("zero", 2);
  } else {
    Traced negative{"negative"};
    co_await leaf("negative", 1);
  }
  co_return 0;
}
ASYNC Future<int> scenario() {
  int a = co_await pick(1);
  int b = co_await pick(0);
  int c = co_await pick(-1);
  co_return a + b + c;
}

#include "driver.hpp"
