// Hazard: parameters of async lambdas: moved into the future, destroyed after the locals; references, defaults, without a name.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  auto take = [](Traced value, MoveOnly only, Traced const& reference, int n = 4) ASYNC -> Future<int> {
    Traced local{"local", 1};
    co_await leaf("take", 1);
    co_return value.get() + only.get() + reference.get() + n + local.get();
  };
  auto ignore = [](Traced, int, char const* name = "default") ASYNC -> Future<int> {
    co_await leaf(name, 1);
    co_return 5;
  };
  Traced kept{"kept", 2};
  MoveOnly only{"only", 3};
  int total = co_await take(kept, std::move(only), kept);
  total += co_await ignore(Traced{"ignored", 1}, 2);
  total += co_await ignore(Traced{"ignored too", 1}, 2, "given");
  {
    auto unused = ignore(Traced{"in a future that nobody awaits", 1}, 3);
    co_await leaf("between", 1);
  }
  co_return total;
}

#include "driver.hpp"
