// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: Recursive
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> factorial(int n) {
  if (n < 2)
    co_return 1;
  // CHECK: function-awaits-itself.cpp:[[#@LINE+2]]:23: error: 'factorial' awaits itself, so that its future would contain itself
  // CHECK: function-awaits-itself.cpp:[[#@LINE+1]]:23: note: write the recursion as a loop; boxing is not supported yet
  int rest = co_await factorial(n - 1);
  co_return n * rest;
}
