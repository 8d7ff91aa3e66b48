// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnnameableFuture
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> keep() {
  // CHECK: future-of-unnameable-type.cpp:[[#@LINE+2]]:12: error: the type of this awaited expression can't be named outside of the function
  // CHECK: future-of-unnameable-type.cpp:[[#@LINE+1]]:12: note: await the async functions in it one by one, or combine them with 'pollux::join' or 'pollux::select'
  co_await pollux::poll_fn<int>([](pollux::Context &) -> pollux::Poll<int> { return pollux::Ready(1); });
  co_return 1;
}
