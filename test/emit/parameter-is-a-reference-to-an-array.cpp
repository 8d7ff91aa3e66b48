// RUN: %lower > %t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> first(int const (&values)[3]) {
  co_await pollux::yield_now();
  co_return values[0];
}

// The const of a pointer stands behind it.
// CHECK: explicit write_future(int *const target)
// CHECK: explicit write_later_future(T *const &&target) {
ASYNC Future<int> write(int *const target) {
  co_await pollux::yield_now();
  co_return *target = 1;
}
template <class T>
ASYNC Future<T> write_later(T *const target) {
  co_await pollux::yield_now();
  T *const kept = target;
  co_await pollux::yield_now();
  co_return *kept = 2;
}
ASYNC Future<int> write_both(int *const target) { co_return co_await write(target) + co_await write_later(target); }
