// Hazard: `auto const& r = make();` and `auto&& r = co_await f();`: the temporary lives in the frame until its scope
// ends.
// needs: full
#include "trace.hpp"

Traced make(char const* name, int n) { return {name, n}; }
ASYNC Future<int> scenario() {
  int total = 0;
  {
    auto const& first = make("first", 1);
    auto&& second = co_await maker("second", 1, 2);
    Traced const& third = co_await maker("third", 1, 3);
    co_await leaf("hold", 1);
    total += first.get() + second.get() + third.get();
  }
  co_await leaf("after", 1);
  co_return total;
}

#include "driver.hpp"
