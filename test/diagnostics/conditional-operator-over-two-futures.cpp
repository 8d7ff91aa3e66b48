// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: MixedFutures
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> one() { co_return 1; }
ASYNC Future<int> two() { co_return 2; }

ASYNC Future<int> choose(bool first) {
  // CHECK: [[#@LINE+2]]:23: error: the operands of '?:' are futures of different async functions
  // CHECK: [[#@LINE+1]]:23: note: make one of them a 'pollux::Future<T>' explicitly, which boxes it
  auto future = first ? one() : two();
  co_return co_await future;
}
