// Hazard: types that a body defines together with variables, by a macro, or on top of each other, and a closure over them.
// needs: full
#include "trace.hpp"
#define DECLARE(name) struct { Traced t{#name, 3}; } name
struct Local { int outer = 7; };
ASYNC Future<int> scenario() {
  DECLARE(made);
  const struct Pair { int a, b; int sum() const { return a + b; } } pair{1, 2}, *pointer = &pair;
  enum class Color { red, green } color = Color::green;
  struct Inner { Traced in{"inner", 5}; Color c = Color::red; };
  Inner inner;
  co_await leaf("x", 1);
  struct Local2 : Inner { int n = 9; } derived;
  auto by = [&, extra = Traced{"extra", 1}](auto n) mutable { extra.value += n; return derived.n + extra.get() + pair.a; };
  co_await leaf("y", 1);
  co_return made.t.get() + pair.sum() + pointer->b + int(color) + inner.in.get() + derived.n + by(2) + by(3) + Local{}.outer;
}
#include "driver.hpp"
