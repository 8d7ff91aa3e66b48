// Hazard: the initialiser of an `if` lives to the end of both branches.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(int n) {
  if (Traced guard{"guard", n}; guard.get() > 1) {
    co_await leaf("then", 1);
    note("guard", guard);
  } else if (int more = co_await leaf("more", 1, n); more > 0) {
    co_await leaf("else if", 1);
    note("guard", guard);
    n += more;
  } else {
    co_await leaf("else", 1);
    note("more", more);
  }
  co_return n;
}
ASYNC Future<int> scenario() {
  int a = co_await run(2);
  int b = co_await run(1);
  int c = co_await run(0);
  co_return a + b * 10 + c;
}

#include "driver.hpp"
