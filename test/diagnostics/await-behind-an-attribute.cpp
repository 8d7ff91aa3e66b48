// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedStatement
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> likely(int n) {
  if (n > 1)
    // CHECK: await-behind-an-attribute.cpp:[[#@LINE+2]]:5: error: an attribute on a statement around a 'co_await' is not supported yet
    // CHECK: await-behind-an-attribute.cpp:[[#@LINE+1]]:5: note: remove the attribute
    [[likely]] co_await pollux::yield_now();
  co_return n;
}
