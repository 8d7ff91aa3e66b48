// Hazard: an awaited async function throws after it has suspended; the handler of the awaiting one catches it.
// needs: full
#include "trace.hpp"

ASYNC Future<int> bad(Traced thing, int n) {
  Traced local{"local"};
  co_await leaf("bad", n);
  if (n > 0) throw Failure{"bad"};
  co_return thing.get();
}
ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 3; ++i) {
    Traced thing{"thing", i};
    try {
      total += co_await bad(std::move(thing), i);
      total += 1;
    } catch (Failure const&) {
      total += 10;
    }
  }
  co_return total;
}

#include "driver.hpp"
