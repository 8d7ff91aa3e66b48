// Hazard: a constant is declared between the uses of a local that gets braces of its own, and is used behind them. Found by
// the fuzzer.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int a = co_await leaf("first", 1, 4);
  note("a", a);
  constexpr int self = 3;
  note("self", self);
  note("a again", a);
  int b = co_await leaf("second", 1, self);
  co_return b + self;
}

#include "driver.hpp"
