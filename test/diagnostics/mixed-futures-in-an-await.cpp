// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> one() { co_return 1; }
ASYNC Future<int> two() { co_return 2; }

ASYNC Future<int> choose(bool first) {
  // CHECK: [[#@LINE+1]]:29: error: the operands of '?:' are futures of different async functions
  co_return co_await (first ? one() : two());
}
