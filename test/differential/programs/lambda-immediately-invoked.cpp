// Hazard: an async lambda that is called where it is written: the closure is a temporary of the statement that awaits.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced thing{"thing", 1};
  int total = co_await [&]() ASYNC -> Future<int> {
    Traced local{"local", 2};
    co_await leaf("first", 1);
    co_return thing.get() + local.get();
  }();
  total += co_await [kept = thing](int n) ASYNC -> Future<int> {
    co_await leaf("second", 1);
    co_return kept.get() * n;
  }(co_await leaf("argument", 1, 10));
  co_await [] () ASYNC -> Future<void> { co_await leaf("third", 1); }();
  if (co_await [&total]() ASYNC -> Future<bool> {
        co_await leaf("condition", 1);
        co_return total > 5;
      }()) {
    total += 100;
  }
  co_return total;
}

#include "driver.hpp"
