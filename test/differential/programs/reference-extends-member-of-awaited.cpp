// Hazard: a reference that extends the life of a part of an object made by an await, and is not used after, keeps it to the end of its
// scope. Found by the fuzzer.
// needs: full
#include "trace.hpp"

struct Pair {
  Traced a;
  int b;
};
ASYNC Future<int> scenario() {
  for (int n = 0; n < 2; ++n) {
    [[maybe_unused]] auto const& part = Pair{co_await maker("made", 1, n), 1}.a;
    note("n", n);
  }
  co_return 1;
}

#include "driver.hpp"
