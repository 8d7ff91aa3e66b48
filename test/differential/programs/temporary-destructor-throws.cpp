// Hazard: the destructor of a temporary throws at the end of a statement that has suspended.
// needs: full
#include "trace.hpp"

struct Bad {
  FaultyDestructor inner;
  explicit Bad(char const* name) : inner(name) {}
  int add(int n) const { return n + 1; }
};
ASYNC Future<int> scenario() {
  Traced local{"local"};
  int n = 0;
  try {
    n = Bad{"first"}.add(co_await leaf("first", 1, 1));
    n += Bad{"second"}.add(co_await leaf("second", 1, 10));
  } catch (Injected const& injected) {
    note("caught", injected.event);
  }
  co_await leaf("after", 1);
  co_return n;
}

#include "driver.hpp"
