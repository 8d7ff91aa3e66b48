// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: Recursive
#include <pollux/core.hpp>
using pollux::Future;

struct Parity {
  ASYNC Future<bool> even(int n) {
    if (n == 0)
      co_return true;
    co_return co_await odd(n - 1);
  }
  ASYNC Future<bool> odd(int n) {
    if (n == 0)
      co_return false;
    // CHECK: circle-in-a-class.cpp:[[#@LINE+2]]:24: error: 'even' awaits itself through others of its class, so that its future would contain itself
    // CHECK: circle-in-a-class.cpp:[[#@LINE+1]]:24: note: make one of them a function at namespace scope, which is boxed
    co_return co_await even(n - 1);
  }
};
