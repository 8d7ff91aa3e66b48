// Hazard: a label inside has the `if` taken apart, and its variable become a declaration of its own. Found by the fuzzer.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  co_await leaf("wait", 1);
  if (int n = step("condition", 3)) {
  again:
    total += n;
    step("body");
    if (--n > 0) goto again;
  } else {
    total = n;
  }
  while (int n = step("turns", total-- > 4)) {
    if (n == 0) goto next;
    total -= n;
  next:
    step("loop");
  }
  switch (int n = step("choice", total)) {
    case 3:
      total = n;
      goto out;
    default:
      total = 2 * n;
    out:
      step("switch");
  }
  co_await leaf("end", 1);
  co_return total;
}

#include "driver.hpp"
