// Hazard: `auto&& [a, b] = make();` and `auto const& […]`: the temporary is extended to the end of the scope.
// needs: full
#include "trace.hpp"

struct Pair {
  Traced a, b;
};
Pair make(int n) { return {Traced{"a", n}, Traced{"b", n + 1}}; }
ASYNC Future<int> scenario() {
  int total = 0;
  {
    auto&& [a, b] = make(1);
    co_await leaf("first", 1);
    total += a.get() + b.get();
  }
  {
    auto const& [a, b] = make(3);
    co_await leaf("second", 1);
    total += a.get() + b.get();
  }
  co_return total;
}

#include "driver.hpp"
