// Hazard: a variable declared in the condition of `if` lives in both branches.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(int n) {
  if (Traced found = co_await maker("found", 1, n)) {
    co_await leaf("then", 1);
    co_return found.get();
  } else {
    co_await leaf("else", 1);
    note("found", found);
  }
  co_return -1;
}
ASYNC Future<int> scenario() {
  int a = co_await run(3);
  int b = co_await run(0);
  co_return a * 10 + b;
}

#include "driver.hpp"
