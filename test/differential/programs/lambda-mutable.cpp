// Hazard: a mutable async lambda changes its own captures: calls see each other's changes, a copy has its own.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced history{"history", 0};
  auto next = [history, n = 0]() ASYNC mutable -> Future<int> {
    ++n;
    co_await leaf("next", n % 2);
    history.value += n;
    co_return 100 * n + history.get();
  };
  int a = co_await next();
  auto copy = next;
  int b = co_await next();
  int c = co_await copy();
  int d = co_await copy();
  note("a", a);
  note("b", b);
  note("c", c);
  note("d", d);
  co_return a + b + c + d;
}

#include "driver.hpp"
