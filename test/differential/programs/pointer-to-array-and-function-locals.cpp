// Hazard: declarators that wrap the name: pointers to arrays, to functions, references to arrays, arrays of pointers.
// needs: full
#include "trace.hpp"

int twice(int n) { return 2 * n; }
ASYNC Future<int> scenario() {
  int numbers[3] = {1, 2, 3};
  int(*whole)[3] = &numbers;
  int(&alias)[3] = numbers;
  int (*function)(int) = twice;
  int* pointers[2] = {&numbers[0], &numbers[2]};
  int (*table[2])(int) = {twice, nullptr};
  co_await leaf("wait", 1);
  (*whole)[0] = 10;
  alias[1] = 20;
  co_await leaf("again", 1);
  co_return function(*pointers[0]) + table[0](*pointers[1]) + numbers[1];
}

#include "driver.hpp"
