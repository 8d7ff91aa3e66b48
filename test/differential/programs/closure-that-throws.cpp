// Hazard: the closure's making throws (a copy, an initialiser), its call throws, both beside other locals.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced first{"first", 1};
  int total = 0;
  try {
    auto closure = [first, second = Traced{"second", step("initialise", 2)}](int n) {
      step("call");
      if (n == 0) throw trace::Failure{"closure"};
      return first.get() + second.get() * n;
    };
    co_await leaf("wait", 1);
    total += closure(1);
    co_await leaf("again", 1);
    total += closure(0);
  } catch (trace::Failure const& failure) {
    trace::log("caught %s", failure.what);
  }
  co_await leaf("last", 1);
  co_return total;
}

#include "driver.hpp"
