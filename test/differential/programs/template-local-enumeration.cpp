// Hazard: an enumeration and an alias of a template's own, across a suspension.
// needs: full
#include "trace.hpp"

template <class T>
ASYNC Future<int> choose(T const& thing) {
  enum class Mode { Once, Again };
  using Kept = T;
  Mode const mode = sizeof(T) > 4 ? Mode::Once : Mode::Again;
  Kept kept = thing;
  co_await leaf("choose", 1);
  co_return static_cast<int>(kept) + (mode == Mode::Again ? 10 : 20);
}
ASYNC Future<int> scenario() {
  int total = co_await choose(1);
  total += co_await choose(2L);
  co_return total;
}

#include "driver.hpp"
