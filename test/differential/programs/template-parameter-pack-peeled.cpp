// Hazard: a pack that is peeled: the template awaits itself with one argument less, until if constexpr ends it.
// needs: full
#include "trace.hpp"

template <class First, class... Rest>
ASYNC Future<int> weighted(First const& first, Rest&&... rest) {
  int others = 0;
  if constexpr (sizeof...(rest) != 0) others = co_await weighted(std::forward<Rest>(rest)...);
  co_return first.get() * static_cast<int>(1 + sizeof...(Rest)) + others;
}

ASYNC Future<int> scenario() {
  Traced kept{"kept", 4};
  int total = co_await weighted(kept);
  total += co_await weighted(kept, Traced{"moved", 5}, kept);
  co_return total;
}

#include "driver.hpp"
