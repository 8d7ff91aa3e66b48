// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnnameableFuture
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> keep() {
  static int left = 2;
  // CHECK: future-of-unnameable-type.cpp:[[#@LINE+2]]:12: error: the future of this awaited expression is kept, but its type has no name outside of the function: the lambda uses the static variable 'left'
  // CHECK: future-of-unnameable-type.cpp:[[#@LINE+1]]:12: note: make it of a class at namespace scope
  co_await pollux::poll_fn<int>([](pollux::Context &) -> pollux::Poll<int> { return pollux::Ready(left); });
  co_return 1;
}
