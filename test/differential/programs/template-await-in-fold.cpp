// Hazard: a co_await in a pack expansion: one suspension for each element, left to right.
// needs: full
#include "trace.hpp"

template <class... T>
ASYNC Future<int> each(T... n) {
  int total = 0;
  ((total = 10 * total + co_await leaf("each", 1, n)), ...);
  co_return total;
}
template <class... F>
ASYNC Future<int> all(F... futures) {
  int total = 0;
  ((total += co_await futures), ...);
  co_return total;
}
ASYNC Future<int> scenario() {
  int total = co_await each(1, 2, 3);
  auto first = leaf("first", 1, 1000);
  total += co_await all(std::move(first), leaf("second", 2, 2000));
  total += co_await all();
  co_return total;
}

#include "driver.hpp"
