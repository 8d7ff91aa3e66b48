// Hazard: a result that nobody takes dies at the end of the statement.
#include "trace.hpp"

ASYNC Future<Traced> make(int n) {
  co_await leaf("wait", 1);
  co_return Traced("result", n);
}
ASYNC Future<int> scenario() {
  co_await make(1);
  note("after first");
  co_await make(2);
  note("after second");
  co_return 0;
}

#include "driver.hpp"
