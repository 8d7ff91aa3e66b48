// Hazard: member access on the awaited result: the result is a temporary until the end of the statement.
// needs: full
#include "trace.hpp"

struct Result {
  Traced part;
  int number;
  Result const* operator->() const { return this; }
};
ASYNC Future<Result> make(int n) {
  co_await leaf("make", 1);
  co_return Result{Traced{"part", n}, n + 1};
}
ASYNC Future<int> scenario() {
  int a = (co_await make(1)).number;
  note("after a");
  int b = (co_await make(2)).part.get() + 0 * step("still alive");
  note("after b");
  int c = (co_await make(3))->number;
  note("after c");
  Traced kept = (co_await make(4)).part;
  co_return a + b + c + kept.get();
}

#include "driver.hpp"
