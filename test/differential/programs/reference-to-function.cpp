// Hazard: references to functions, to pointers to functions and to pointers to arrays, as parameters and as locals: the declarators go
// around the name.
#include "trace.hpp"
static int twice(int n) { return 2 * n; }
ASYNC Future<int> by_reference(int (&function)(int)) {
  co_await leaf("by_reference", 1);
  co_return function(2);
}
ASYNC Future<int> by_rvalue(int (&&function)(int), int (*const& pointer)(int)) {
  co_await leaf("by_rvalue", 1);
  co_return function(3) + pointer(4);
}
ASYNC Future<int> by_pointer(int (*pointer)(int), int (*&changed)(int)) {
  co_await leaf("by_pointer", 1);
  changed = pointer;
  co_return pointer(3);
}
ASYNC Future<int> by_array(int (*const& whole)[3], int (*&changed)[3]) {
  co_await leaf("by_array", 1);
  changed = whole;
  co_return (*whole)[1];
}
template <class F>
ASYNC Future<int> in_template(F& function) {
  co_await leaf("in_template", 1);
  co_return function(5);
}
ASYNC Future<int> scenario() {
  int (*pointer)(int) = &twice;
  int (*changed)(int) = nullptr;
  int total = co_await by_reference(twice) + co_await by_rvalue(twice, pointer) + co_await by_pointer(twice, changed);
  int numbers[3] = {1, 2, 3};
  int (*whole)[3] = &numbers;
  int (*other)[3] = nullptr;
  total += co_await by_array(whole, other) + (*other)[2];
  int (&local)(int) = twice;
  co_await leaf("between", 1);
  co_return total + co_await in_template(twice) + (changed == &twice) + local(6);
}
#include "driver.hpp"
