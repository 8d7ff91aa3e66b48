// Hazard: an async lambda that throws, catches, and is destroyed half-way, with captures and locals to be destroyed.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced outside{"outside", 1};
  auto risky = [&outside, held = Traced{"held", 2}](int n) ASYNC -> Future<int> {
    Traced local{"local", n};
    try {
      Traced inside{"inside", n};
      co_await leaf("risky", 1);
      if (n == 1) throw Failure{"one"};
      if (n == 2) throw 2;
      co_return outside.get() + held.get();
    } catch (int number) {
      note("caught", number);
    }
    co_await leaf("behind", 1);
    co_return -1;
  };
  int total = co_await risky(0);
  total += co_await risky(2);
  try {
    total += co_await risky(1);
  } catch (Failure const& failure) {
    note("failed", failure.what);
  }
  total += co_await [held = Traced{"temporary", 5}]() ASYNC -> Future<int> {
    co_await failing_leaf("fails", 1);
    co_return held.get();
  }();
  co_return total;
}

#include "driver.hpp"
