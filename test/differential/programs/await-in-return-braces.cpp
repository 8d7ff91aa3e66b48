// Hazard: awaits within the braces of `co_return`.
// needs: full
#include "trace.hpp"

struct Two {
  Traced a;
  Traced b;
};
ASYNC Future<Two> make() {
  Traced local{"local"};
  co_return {co_await maker("a", 1, 1), co_await maker("b", 1, 2)};
}
ASYNC Future<int> scenario() {
  Two two = co_await make();
  co_return two.a.get() + two.b.get();
}

#include "driver.hpp"
