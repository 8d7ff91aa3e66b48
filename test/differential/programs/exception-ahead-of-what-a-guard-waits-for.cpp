// Hazard: an exception arrives where a guard's value is not there yet, and LLVM up to 19 for x86 loses what is computed of two
// variables in front of a landing pad's label (llvm-project issue 114194).
#include "trace.hpp"

inline Traced named(char const* name, int value) { return Traced{name, value}; }

ASYNC Future<int> scenario() {
  {
    step("start");
    if (true) {
      co_await leaf("first", 2, step("argument", 0));
      step("behind");
    }
    Traced array[3] = {Traced{"one", 5}, Traced{"two", 1}, named("three", (co_await leaf("second", 1), step("comma", 4)))};
    if (step("last", 1) > 1) goto done;
  }
done:;
  co_return 1;
}

#include "driver.hpp"
