// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnnameableType
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> keep() {
  // CHECK: closure-across-await.cpp:[[#@LINE+2]]:8: error: 'add' lives across a 'co_await', but its type has no name outside of the function
  // CHECK: closure-across-await.cpp:[[#@LINE+1]]:8: note: let its scope end before the 'co_await', or keep what is needed of it in a variable of a type with a name at namespace scope
  auto add = [](int a, int b) { return a + b; };
  co_await pollux::yield_now();
  co_return add(1, 2);
}
