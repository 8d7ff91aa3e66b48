// Hazard: a parameter is a variable: what the body writes to it is seen after the suspension, and not by the caller.
#include "trace.hpp"

ASYNC Future<int> count(int n, char const* name) {
  n += 5;
  name = "other";
  co_await leaf(name, 1);
  n *= 2;
  co_await leaf(name, 1);
  note("name", name);
  co_return n;
}
ASYNC Future<int> scenario() {
  int n = 1;
  int got = co_await count(n, "first");
  note("n", n);
  co_return got;
}

#include "driver.hpp"
