// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedAwait
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> one(int n) { co_return n; }

ASYNC Future<int> choose(bool first) {
  // CHECK: await-in-an-arm-that-makes-a-future.cpp:[[#@LINE+2]]:29: error: 'co_await' is not supported yet in an arm of this '?:'
  // CHECK: await-in-an-arm-that-makes-a-future.cpp:[[#@LINE+1]]:29: note: await it in a declaration of its own first: 'auto value = co_await ...;', then use the value
  co_return co_await (first ? one(co_await one(1)) : one(2));
}
