// Hazard: in an assignment the right side goes first (roslyn #81212), for objects, elements and what a call refers to.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int numbers[3] = {0, 0, 0};
  Traced objects[2] = {"a", "b"};
  numbers[step("index", 1)] = co_await leaf("right", 1, 5);
  *(step("pointer"), numbers) = co_await leaf("again", 1, 6);
  step_ref("object", objects[1]) = co_await maker("made", 1, 7);
  int a = 0, b = 0;
  a = b = co_await leaf("chain", 1, 8);
  co_return numbers[0] + numbers[1] + objects[1].get() + a + b;
}

#include "driver.hpp"
