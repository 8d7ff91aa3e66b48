// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedStatement
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> retry() {
  int n = 0;
// CHECK: goto-in-async-function.cpp:[[#@LINE+2]]:1: error: a label or 'goto' in an async function that around a 'co_await' is not supported yet
// CHECK: goto-in-async-function.cpp:[[#@LINE+1]]:1: note: use a loop with 'break' or 'continue'
again:
  co_await pollux::yield_now();
  if (++n < 3)
    goto again;
  co_return n;
}
