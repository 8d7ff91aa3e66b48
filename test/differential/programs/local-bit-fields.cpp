// Hazard: a class with bit-fields and padding across a suspension (traps.md, Lifetime).
#include "trace.hpp"

struct Flags {
  unsigned a : 3;
  unsigned b : 5;
  bool c : 1;
};
ASYNC Future<int> scenario() {
  Flags flags{5, 17, true};
  co_await leaf("wait", 1);
  flags.a = 2;
  flags.c = false;
  co_await leaf("again", 1);
  note("b", static_cast<unsigned>(flags.b));
  co_return static_cast<int>(flags.a + flags.b) + flags.c;
}

#include "driver.hpp"
