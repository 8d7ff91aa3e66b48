// Hazard: static locals that have the names of generated variables. Found by the fuzzer.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  co_await leaf("wait", 1);
  static int State = 0;
  static int resume = 0;
  note("State", ++State);
  note("resume", ++resume);
  co_return State + resume;
}

#include "driver.hpp"
