// Hazard: arrays whose bound the initialiser gives: from a string, from a list, of const elements, two-dimensional.
#include "trace.hpp"

ASYNC Future<int> scenario() {
  char const text[] = "constant";
  char buffer[8] = "abc";
  int const list[] = {1, 2, 3};
  char const* names[] = {"one", "two"};
  int grid[][2] = {{1, 2}, {3, 4}, {5, 6}};
  co_await leaf("wait", 1);
  buffer[3] = 'd';
  buffer[4] = 0;
  note("text", text);
  note("buffer", buffer);
  note("name", names[1]);
  note("size", sizeof(text) + sizeof(grid));
  co_return list[2] + grid[2][1];
}

#include "driver.hpp"
