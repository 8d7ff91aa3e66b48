// Hazard: `new` and `delete` next to awaits, and `delete` of an awaited pointer.
// needs: full
#include "trace.hpp"

struct Owner {
  Traced* owned;
  ~Owner() { delete owned; }
};
ASYNC Future<Traced*> release(Owner& owner) {
  co_await leaf("release", 1);
  co_return std::exchange(owner.owned, nullptr);
}
ASYNC Future<int> scenario() {
  int const n = co_await leaf("value", 1, 5);
  Owner owner{new Traced{"owned", n}};
  co_await leaf("hold", 1);
  int got = owner.owned->get();
  Traced* pointer = std::exchange(owner.owned, nullptr);
  delete pointer;
  Owner second{new Traced("second", got)};
  delete co_await release(second);
  co_return got;
}

#include "driver.hpp"
