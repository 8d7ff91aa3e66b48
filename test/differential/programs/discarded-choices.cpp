// Hazard: nobody wants the value of a ?:, && or || that awaits: no variable is left that the compilers call unused, each operand is
// evaluated when it is to be, and conversions by functions of the user are called all the same.
#include "trace.hpp"
ASYNC Future<int> one(int n) { co_await leaf("one", 1); co_return n; }
ASYNC Future<Traced> made(int n) { co_await leaf("made", 1); co_return Traced{"m", n}; }
struct S { int v; int &r() { note("r", v); return v; } };
struct Conv { int v; operator int() const { note("conv", v); return v; } operator bool() const { note("bool", v); return v; } };
struct Ex { int v; explicit operator bool() const { note("ex", v); return v; } };
ASYNC Future<int> scenario() {
  int n = co_await one(2); S s{3};
  volatile int vol = 4;
  n == 2 ? co_await one(1) : co_await one(2);
  (n == 2 ? co_await one(1) : (n == 3 ? co_await one(2) : co_await one(3)));
  n == 3 ? n : n == 3 ? co_await one(2) : co_await one(3);
  n == 2 && co_await one(1);
  n == 2 || co_await one(1);
  (n == 3 && co_await one(1)) || co_await one(5);
  n == 3 || (n == 2 && co_await one(9)) || co_await one(0);
  co_await one(0) || co_await one(5);
  co_await one(0) && co_await one(5);
  co_await one(1), n == 2 ? s.r() : co_await one(2);
  co_await one(1), (n == 2 && co_await one(7));
  try { co_await one(1), n == 2 ? throw 1 : s.r(); } catch (int) { note("thrown", 1); }
  n == 2 ? (int)vol : co_await one(2);
  n == 2 ? Conv{3} : co_await one(2);
  n == 3 ? co_await one(2) : Conv{4};
  Ex{0} && co_await one(3); Ex{1} && co_await one(3); Ex{0} || co_await one(4); Conv{0} || co_await one(4);
  for (int i = 0; i < 2; n == 7 ? ++i : (i += co_await one(1))) note("i", i);
  n == 2 ? co_await made(1) : Traced{"t", 2};
  Traced{"c", 1}.get() == 1 ? co_await one(1) : Traced{"d", 2}.get();
  Traced{"c", 1}.get() == 2 ? co_await one(1) : Traced{"d", 2}.get();
  Traced{"e", 1}.get() == 1 && Traced{"f", co_await one(1)}.get();
  n ? s.v : co_await leaf_ref("r", 1, n);
  n == 2 ? (void)n : (void)co_await one(1);
  n == 2 ? throw Failure{"x"} : co_await one(1);
  co_return n;
}
#include "driver.hpp"
