// Hazard: a variable is declared between cases without initialiser, and assigned in those that use it.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(int n) {
  switch (n) {
    int shared;
    case 0:
      shared = 1;
      co_await leaf("zero", 1);
      shared += 1;
      co_return shared;
    case 1:
      shared = co_await leaf("one", 1, 10);
      co_return shared;
  }
  co_return -1;
}
ASYNC Future<int> scenario() {
  int a = co_await run(0);
  int b = co_await run(1);
  int c = co_await run(2);
  co_return a + b + c;
}

#include "driver.hpp"
