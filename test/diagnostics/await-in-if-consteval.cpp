// RUN: not %pollux %s -- -std=c++23 %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedStatement
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> where(int n) {
  // CHECK: await-in-if-consteval.cpp:[[#@LINE+2]]:3: error: 'if consteval' around a 'co_await' is not supported yet
  // CHECK: await-in-if-consteval.cpp:[[#@LINE+1]]:3: note: await outside of it
  if consteval {
    n = 1;
  } else {
    co_await pollux::yield_now();
  }
  co_return n;
}
