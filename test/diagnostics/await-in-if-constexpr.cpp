// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedStatement
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> wide() {
  // CHECK: await-in-if-constexpr.cpp:[[#@LINE+2]]:3: error: 'if constexpr' around a 'co_await' is not supported yet
  // CHECK: await-in-if-constexpr.cpp:[[#@LINE+1]]:3: note: use a plain 'if'
  if constexpr (sizeof(long) == 8) {
    co_await pollux::yield_now();
  }
  co_return 1;
}
