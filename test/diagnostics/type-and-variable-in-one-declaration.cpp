// A jump must not pass the initialisation of `pair`, and the type can't be a field's.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedStatement
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> keep() {
  struct Pair {
    int a, b;
    // CHECK: type-and-variable-in-one-declaration.cpp:[[#@LINE+2]]:5: error: the declaration of a type together with a variable around a 'co_await' is not supported yet
    // CHECK: type-and-variable-in-one-declaration.cpp:[[#@LINE+1]]:5: note: declare the type first, and 'pair' on its own
  } pair{1, 2};
  co_await pollux::yield_now();
  co_return pair.a + pair.b;
}
