// Hazard: an operand in braces is read before the await changes it: the value is spilled, not the name (roslyn PR
// 24273).
// needs: full
#include "trace.hpp"

struct Pair {
  int before, after;
};
ASYNC Future<int> change(int& n) {
  co_await leaf("change", 1);
  co_return n += 10;
}
ASYNC Future<int> scenario() {
  int n = 1;
  Pair pair{n, co_await change(n)};
  note("before", pair.before);
  note("after", pair.after);
  int list[] = {n, co_await change(n), n};
  co_return list[0] + list[2];
}

#include "driver.hpp"
