// Hazard: a reference to a member of a temporary keeps the whole of it alive to the end of the scope, also when nothing
// uses it after the suspension; with an await in the initialiser, and without. Found by the fuzzer.
// needs: full
#include "trace.hpp"

struct Duo {
  Traced a;
  int b;
};
ASYNC Future<int> scenario() {
  auto const& first = Duo{Traced{"first", 1}, 1}.a;
  int n = first.get();
  co_await leaf("wait", 1);
  {
    auto const& second = Duo{co_await maker("second", 1, 2), 3}.a;
    n += second.get();
    co_await leaf("inside", 1);
  }
  co_await leaf("after", 1);
  co_return n;
}

#include "driver.hpp"
