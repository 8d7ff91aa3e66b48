// Hazard: at cancellation the awaited future dies before the locals that it refers to.
#include "trace.hpp"

ASYNC Future<void> uses(Traced& borrowed) {
  Traced own{"own"};
  co_await leaf("uses", 3);
  note("borrowed", borrowed);
}
ASYNC Future<int> scenario() {
  Traced lent{"lent"};
  co_await uses(lent);
  co_return 0;
}

#include "driver.hpp"
