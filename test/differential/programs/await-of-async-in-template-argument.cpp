// Hazard: an async call that is awaited inside of the operand of another await: the outer future's type, a template's result, doesn't
// hold the inner one. Found by the fuzzer.
#include "trace.hpp"

ASYNC Future<int> inner(int n) {
  co_await leaf("inner", 1);
  co_return n;
}
ASYNC Future<Traced> object(int n) {
  co_await leaf("object", 1);
  co_return Traced{"made", n};
}
ASYNC Future<int> scenario() {
  int one = co_await leaf("outer", 1, co_await inner(2));
  Traced two = co_await leaf("moved", 1, co_await object(3));
  Traced three = co_await maker("maker", 1, (co_await inner(one), 4));
  note("two", two);
  co_return one + three.get();
}

#include "driver.hpp"
