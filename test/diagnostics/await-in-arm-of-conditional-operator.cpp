// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedAwait
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> one() { co_return 1; }

ASYNC Future<int> choose(bool first) {
  // CHECK: await-in-arm-of-conditional-operator.cpp:[[#@LINE+2]]:21: error: 'co_await' is not supported yet in an arm of '?:'
  // CHECK: await-in-arm-of-conditional-operator.cpp:[[#@LINE+1]]:21: note: await it in a declaration of its own first: 'auto value = co_await ...;', then use the value
  int value = first ? co_await one() : 2;
  co_return value;
}
