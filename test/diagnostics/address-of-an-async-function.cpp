// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: AddressOfAsync
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> one() { co_return 1; }

ASYNC Future<int> call() {
  // CHECK: address-of-an-async-function.cpp:[[#@LINE+2]]:21: error: the address of async function 'one' is taken, which is not supported yet
  // CHECK: address-of-an-async-function.cpp:[[#@LINE+1]]:21: note: call it where its future is needed
  auto *function = &one;
  (void)function;
  co_return 2;
}
