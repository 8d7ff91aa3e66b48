// Hazard: `throw co_await …`, and a throw in an expression next to an await.
// native-leaks: Clang 19 allocates the exception object first, and does not free it at a cancellation.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(int n) {
  Traced local{"local"};
  if (n == 0) throw co_await leaf("thrown", 1, 7);
  co_return n > 1 ? co_await leaf("fine", 1, n) : throw Failure{"in expression"};
}
ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 3; ++i) {
    try {
      total += co_await run(i);
    } catch (int n) {
      total += 10 * n;
    } catch (Failure const& failure) {
      note("failure", failure.what);
    }
  }
  co_return total;
}

#include "driver.hpp"
