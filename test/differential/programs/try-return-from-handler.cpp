// Hazard: `co_return` and an exception out of a handler; the exception object dies as the handler is left.
// needs: full
#include "trace.hpp"

struct Error {
  Traced inside;
};
ASYNC Future<int> run(int which) {
  Traced outside{"outside"};
  try {
    co_await leaf("try", 1);
    throw Error{Traced{"error", which}};
  } catch (Error& error) {
    Traced in_handler{"in handler"};
    if (which == 0) co_return error.inside.get() + 1;
    if (which == 1) throw Failure{"from handler"};
  }
  co_await leaf("after", 1);
  co_return 5;
}
ASYNC Future<int> scenario() {
  int a = co_await run(0);
  int b = co_await run(2);
  note("a", a);
  note("b", b);
  co_return co_await run(1);
}

#include "driver.hpp"
