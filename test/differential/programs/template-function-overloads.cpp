// Hazard: overloaded function templates, a default argument that depends, a constraint, and a function beside them.
// needs: full
#include "trace.hpp"

#include <type_traits>

template <class T, std::enable_if_t<std::is_integral_v<T>, int> = 0>
ASYNC Future<int> describe(T value) {
  co_await leaf("integral", 1);
  co_return static_cast<int>(value);
}
template <class T, std::enable_if_t<!std::is_integral_v<T>, int> = 0>
ASYNC Future<int> describe(T const& value, T extra = T{"default", 2}) {
  co_await leaf("class", 1);
  co_return value.get() + extra.get();
}
template <class T>
ASYNC Future<int> describe(T* value) {
  co_await leaf("pointer", 1);
  co_return 100 + *value;
}
ASYNC Future<int> describe(int value) {
  co_await leaf("int", 1);
  co_return -value;
}

ASYNC Future<int> scenario() {
  int number = 5;
  int total = co_await describe(number);
  total += co_await describe(7L);
  total += co_await describe(&number);
  Traced traced{"traced", 10};
  total += co_await describe(traced);
  total += co_await describe(traced, Traced{"given", 3});
  co_return total;
}

#include "driver.hpp"
