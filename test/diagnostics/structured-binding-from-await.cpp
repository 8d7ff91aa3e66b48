// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: StructuredBindingAcrossAwait
#include <pollux/core.hpp>
using pollux::Future;

struct Pair {
  int a, b;
};
ASYNC Future<Pair> pair() { co_return Pair{1, 2}; }

ASYNC Future<int> sum() {
  // CHECK: structured-binding-from-await.cpp:[[#@LINE+2]]:8: error: a structured binding that lives across a 'co_await' is not supported yet
  // CHECK: structured-binding-from-await.cpp:[[#@LINE+1]]:8: note: bind the whole to a name, and take its parts from it
  auto [a, b] = co_await pair();
  co_return a + b;
}
