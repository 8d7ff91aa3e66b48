// Hazard: the address of a local is the same before and after a suspension: it must live in the frame from the start.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int number = 1;
  Traced object{"object", 2};
  int* pointer = &number;
  Traced const* where = &object;
  co_await leaf("wait", 1);
  *pointer += 5;
  note("same number", pointer == &number);
  note("same object", where == &object);
  co_return number;
}

#include "driver.hpp"
