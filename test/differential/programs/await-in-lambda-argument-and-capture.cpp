// Hazard: a lambda beside an await in one expression captures a local that the await changes.
// needs: full
#include "trace.hpp"

ASYNC Future<int> change(int& n) {
  co_await leaf("change", 1);
  co_return n += 5;
}
template <class F>
int apply(int n, F f) {
  return f(n);
}
ASYNC Future<int> scenario() {
  int n = 1;
  int a = apply(co_await change(n), [&](int m) { return m * 10 + n; });
  auto adder = [n](int m) { return n + m; };
  int b = adder(co_await change(n));
  co_return a + b;
}

#include "driver.hpp"
