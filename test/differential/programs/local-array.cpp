// Hazard: an array across a suspension: elements keep their values, objects die in reverse order.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  int numbers[4] = {1, 2, 3};
  Traced objects[3] = {"a", "b", "c"};
  char text[] = "text";
  int grid[2][2] = {{1, 2}, {3, 4}};
  co_await leaf("wait", 1);
  numbers[3] = 10;
  text[0] = 'T';
  co_await leaf("again", 1);
  note("objects[1]", objects[1]);
  note("text", text);
  note("size", sizeof(text));
  co_return numbers[0] + numbers[2] + numbers[3] + grid[1][0];
}

#include "driver.hpp"
