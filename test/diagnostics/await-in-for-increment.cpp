// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedStatement
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> step(int n) { co_return n + 1; }

ASYNC Future<int> count() {
  int n = 0;
  // CHECK: await-in-for-increment.cpp:[[#@LINE+2]]:17: error: the increment of a 'for' around a 'co_await' is not supported yet
  // CHECK: await-in-for-increment.cpp:[[#@LINE+1]]:17: note: await at the end of its body
  for (; n < 3; n = co_await step(n))
    ;
  co_return n;
}
