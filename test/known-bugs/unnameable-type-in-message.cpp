// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// XFAIL: *
// DIAGNOSTIC: UnnameableType
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> keep() {
  // CHECK: [[#@LINE+2]]:8: error: 'add' lives across a 'co_await', but its type '(lambda at {{.*}}unnameable-type-in-message.cpp:[[#@LINE+2]]:14)' can't be named outside of the function
  // CHECK: [[#@LINE+1]]:8: note: {{...}}
  auto add = [](int a, int b) { return a + b; };
  co_await pollux::yield_now();
  co_return add(1, 2);
}
