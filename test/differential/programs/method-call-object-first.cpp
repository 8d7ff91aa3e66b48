// Hazard: the object of a method call is evaluated before the arguments, and a temporary object survives them.
// needs: full
#include "trace.hpp"

struct Adder {
  Traced name;
  int add(int n) const { return name.get() + n; }
  Adder const& self() const { return step("self"), *this; }
};
Adder make_adder(int n) { return {Traced{"adder", n}}; }
ASYNC Future<int> scenario() {
  Adder local{Traced{"local", 1}};
  int a = local.add(co_await leaf("a", 1, 10));
  int b = make_adder(2).add(co_await leaf("b", 1, 20));
  note("after b");
  int c = make_adder(3).self().add(co_await leaf("c", 1, 30));
  Adder* pointer = &local;
  int d = (step("pointer"), pointer)->add(co_await leaf("d", 1, 40));
  co_return a + b + c + d;
}

#include "driver.hpp"
