// Hazard: decltype of a name is its declared type, also where the name stands for a field.
// needs: full
#include "trace.hpp"

template <class A, class B>
constexpr bool same = false;
template <class A>
constexpr bool same<A, A> = true;
ASYNC Future<int> scenario() {
  int number = 1;
  int& reference = number;
  int const constant = 2;
  Traced object{"object", 3};
  co_await leaf("wait", 1);
  static_assert(same<decltype(number), int>, "");
  static_assert(same<decltype((number)), int&>, "");
  static_assert(same<decltype(reference), int&>, "");
  static_assert(same<decltype(constant), int const>, "");
  static_assert(same<decltype(object), Traced>, "");
  decltype(object) copy = object;
  decltype(auto) value = number;
  static_assert(same<decltype(value), int>, "");
  co_await leaf("again", 1);
  value += reference;
  co_return value + constant + copy.get() + number;
}

#include "driver.hpp"
