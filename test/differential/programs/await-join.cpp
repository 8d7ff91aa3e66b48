// Hazard: join polls its parts in order until each is ready, keeps their results, and drops what is unfinished.
#include "trace.hpp"

#include <tuple>
ASYNC Future<int> part(char const* name, int pends, int n) {
  Traced local{name, n};
  co_await leaf(name, pends);
  co_return n;
}
ASYNC Future<int> scenario() {
  auto results = co_await pollux::join(part("a", 2, 1), part("b", 0, 2), part("c", 1, 3));
  co_return std::get<0>(results) + 10 * std::get<1>(results) + 100 * std::get<2>(results);
}

#include "driver.hpp"
