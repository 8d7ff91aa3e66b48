// Hazard: an async lambda without captures converts to a pointer to a function that gives a Future<T>.
// needs: full
#include "trace.hpp"

using Function = Future<int> (*)(int);
ASYNC Future<int> call(Function function, int n) {
  Traced local{"local", n};
  co_return local.get() + co_await function(n);
}
ASYNC Future<int> scenario() {
  Function functions[] = {[](int n) ASYNC -> Future<int> {
                            co_await leaf("first", 1);
                            co_return n + 1;
                          },
                          +[](int n) ASYNC -> Future<int> {
                            Traced inside{"inside", n};
                            co_await leaf("second", 1);
                            co_return 10 * inside.get();
                          }};
  int total = 0;
  for (Function function : functions) total += co_await call(function, 2);
  co_return total;
}

#include "driver.hpp"
