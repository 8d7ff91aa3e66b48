// Hazard: parameters that have the names of generated members (traps.md, Text).
#include "trace.hpp"

ASYNC Future<int> sum(int state, int poll, int cx, int frame, int other, int self, Traced resume, bool suspended) {
  co_await leaf("wait", 1);
  if (!suspended) state = 0;
  co_return state + poll * 10 + cx * 100 + frame * 1000 + other + self + resume.get();
}
ASYNC Future<int> scenario() {
  Traced resume{"resume", 5};
  int got = co_await sum(1, 2, 3, 4, 0, 0, resume, true);
  co_return got;
}

#include "driver.hpp"
