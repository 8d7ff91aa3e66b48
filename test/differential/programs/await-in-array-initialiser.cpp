// Hazard: awaits in an array's initialiser: on cancel or throw exactly the finished elements die (LLVM #63818).
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced objects[4] = {Traced{"zero"}, co_await maker("one", 1, 1), {"two", 2}, co_await maker("three", 1, 3)};
  int numbers[] = {co_await leaf("first", 1, 10), 20, co_await leaf("third", 1, 30)};
  co_await leaf("hold", 1);
  note("size", sizeof(numbers));
  co_return objects[1].get() + objects[3].get() + numbers[0] + numbers[2];
}

#include "driver.hpp"
