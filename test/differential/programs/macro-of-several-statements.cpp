// Hazard: one use of a macro writes several statements, which have one text between them.
#include "trace.hpp"

#define BUMP(n) n += 1; total += n
#define SWAP(a, b) \
  {                \
    int t = a;     \
    a = b;         \
    b = t;         \
  }                \
  step("swapped")
#define TWICE(what) what; what

ASYNC Future<int> scenario() {
  int total = 0, v = 3, w = 5;
  BUMP(v);
  total += co_await leaf("first", 1, v);
  BUMP(v);
  for (int i = 0; i < 2; ++i) {
    BUMP(w);
    SWAP(v, w);
    if (i == 1) BUMP(v);
    total += co_await leaf("in a loop", 1, v);
    TWICE(step("twice"));
    switch (i) {
      case 0:
        TWICE(total += v);
        co_await leaf("in a switch", 1);
        break;
      default:
        BUMP(w);
    }
  }
  if (total > 0) {
    BUMP(v);
  }
  TWICE(total += w);
  co_return total;
}

#include "driver.hpp"
