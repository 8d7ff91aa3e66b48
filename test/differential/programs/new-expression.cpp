// Hazard: `new` with an await in its initialiser, and `delete` of an awaited pointer.
// needs: full
#include "trace.hpp"

ASYNC Future<Traced*> find(Traced* where) {
  co_await leaf("find", 1);
  co_return where;
}
struct Owner {
  Traced* owned;
  ~Owner() { delete owned; }
};
ASYNC Future<int> scenario() {
  int const n = co_await leaf("value", 1, 5);
  Owner owner{new Traced{"owned", n}};
  co_await leaf("hold", 1);
  int got = owner.owned->get();
  Traced* pointer = std::exchange(owner.owned, nullptr);
  delete pointer;
  Owner second{new Traced("second", got)};
  delete co_await find(std::exchange(second.owned, nullptr));
  co_return got;
}
// DRIVER_NO_INJECTION: an exception in the last line would lose the object, also natively.
#define DRIVER_NO_INJECTION

#include "driver.hpp"
