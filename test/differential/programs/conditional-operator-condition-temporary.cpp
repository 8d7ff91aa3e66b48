// Hazard: a temporary in the condition of `?:` lives to the end of the full-expression, across an await in the arm. Found
// by the fuzzer.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 2; ++i) {
    Traced got(Traced{"condition", i}.get() == 0 ? co_await maker("awaited", 1, 1) : Traced{"plain", 2});
    note("made");
    total += got.get();
  }
  co_return total;
}

#include "driver.hpp"
