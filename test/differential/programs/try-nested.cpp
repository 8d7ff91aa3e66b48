// Hazard: a try in a try, each with an await; the inner one does not fit, or rethrows.
// needs: full
#include "trace.hpp"

ASYNC Future<int> run(int which) {
  int path = 0;
  try {
    Traced outer{"outer"};
    co_await leaf("outer", 1);
    try {
      Traced inner{"inner"};
      co_await leaf("inner", 1);
      if (which == 0) throw 1;
      if (which == 1) throw Failure{"outer one"};
      co_await leaf("inner again", 1);
    } catch (int n) {
      path = 10 + n;
      if (n == 1) throw;
    }
    co_await leaf("between", 1);
    path += 1;
  } catch (int n) {
    path += 100 * n;
  } catch (Failure const& failure) {
    note("failure", failure.what);
    path += 1000;
  }
  co_await leaf("after", 1);
  co_return path;
}
ASYNC Future<int> scenario() {
  int a = co_await run(0);
  int b = co_await run(1);
  int c = co_await run(2);
  co_return a + b + c;
}

#include "driver.hpp"
