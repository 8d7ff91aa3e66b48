// Hazard: the operand of `co_return` is awaited; locals live until its value is taken.
#include "trace.hpp"

ASYNC Future<Traced> inner(Traced thing) {
  co_await leaf("inner", 1);
  co_return thing;
}
ASYNC Future<Traced> outer() {
  Traced local{"local", 1};
  Traced argument{"argument", 2};
  co_return co_await inner(std::move(argument));
}
ASYNC Future<int> scenario() {
  Traced got = co_await outer();
  note("got", got);
  co_return co_await leaf("last", 1, 5);
}

#include "driver.hpp"
