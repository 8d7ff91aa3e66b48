// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedStatement
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> one() { co_return 1; }

ASYNC Future<int> once() {
  // CHECK: await-in-static-initialiser.cpp:[[#@LINE+2]]:3: error: this declaration around a 'co_await' is not supported yet
  // CHECK: await-in-static-initialiser.cpp:[[#@LINE+1]]:3: note: await in a declaration of its own
  static int value = co_await one();
  co_return value;
}
