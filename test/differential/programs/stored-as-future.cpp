// Hazard: `Future<int> f = g();` boxes a lowered future; it is kept, moved, and awaited later.
// needs: full
#include "trace.hpp"

ASYNC Future<int> part(Traced thing) {
  Traced local{"local"};
  co_await leaf("part", 1);
  co_return thing.get();
}
ASYNC Future<int> scenario() {
  Traced thing{"thing", 3};
  Future<int> first = part(thing);
  Future<int> second = part(std::move(thing));
  co_await leaf("between", 1);
  Future<int> third = std::move(second);
  int a = co_await third;
  int b = co_await std::move(first);
  co_return 10 * a + b;
}

#include "driver.hpp"
