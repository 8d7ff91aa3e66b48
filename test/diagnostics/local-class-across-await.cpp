// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnnameableType
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> keep() {
  struct Pair {
    int a, b;
  };
  // CHECK: local-class-across-await.cpp:[[#@LINE+2]]:8: error: 'pair' lives across a 'co_await', but its type has no name outside of the function
  // CHECK: local-class-across-await.cpp:[[#@LINE+1]]:8: note: let its scope end before the 'co_await', or keep what is needed of it in a variable of a type with a name at namespace scope
  Pair pair{1, 2};
  co_await pollux::yield_now();
  co_return pair.a + pair.b;
}
