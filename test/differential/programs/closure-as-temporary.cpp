// Hazard: a closure is a temporary of a full-expression that an await suspends: the callee, an argument, a captured part
// of another closure; its captures die at the end of the full-expression.
// needs: full
#include "trace.hpp"

template <class F>
int apply(F const& f, int n, Traced const& with) {
  return f(n) + with.get();
}
ASYNC Future<int> scenario() {
  int base = 1;
  int a = [&base, held = Traced{"in callee", 2}](int n) { return base + held.get() * n; }(co_await leaf("a", 1, 3));
  note("after a", a);
  int b = apply([&](int n) { return base * n; }, co_await leaf("b", 1, 4), Traced{"with", 5});
  note("after b", b);
  int c = 0;
  c += [inner = [base](int n) { return base - n; }](int n) { return inner(n); }(co_await leaf("c", 1, 6));
  bool flip = true;
  int d = (flip ? [](int n) { return n; } : [](int n) { return -n; })(co_await leaf("d", 1, 7));
  co_return a + b + c + d;
}

#include "driver.hpp"
