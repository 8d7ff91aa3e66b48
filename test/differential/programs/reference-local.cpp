// Hazard: a reference local across a suspension still refers to the same object, and keeps nothing alive.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced first{"first", 1};
  Traced second{"second", 2};
  Traced& which = step("choose", 1) == 1 ? second : first;
  int& number = first.value;
  co_await leaf("wait", 1);
  which.value += 10;
  number += 100;
  co_await leaf("again", 1);
  note("first", first);
  note("second", second);
  co_return which.value;
}

#include "driver.hpp"
