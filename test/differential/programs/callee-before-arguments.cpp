// Hazard: the callee expression is evaluated before the arguments: a function pointer, a temporary functor, a lambda.
// needs: full
#include "trace.hpp"

int twice(int n) { return 2 * n; }
int (*choose(char const* name))(int) {
  step(name);
  return twice;
}
struct Functor {
  Traced name;
  int operator()(int n) const { return name.get() * n; }
};
ASYNC Future<int> scenario() {
  int a = choose("callee")(co_await leaf("a", 1, 5));
  int b = Functor{Traced{"functor", 3}}(co_await leaf("b", 1, 4));
  note("after b");
  int c = [&](int n) { return a + n; }(co_await leaf("c", 1, 1));
  co_return a + b + c;
}

#include "driver.hpp"
