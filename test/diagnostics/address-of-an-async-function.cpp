// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: AddressOfAsync
#include "Inputs/header.hpp"
using pollux::Future;

ASYNC Future<int> call() {
  // CHECK: address-of-an-async-function.cpp:[[#@LINE+2]]:21: error: the address of async function 'in_header' is taken, which can't be boxed here
  // CHECK: address-of-an-async-function.cpp:[[#@LINE+1]]:21: note: call it where its future is needed, or define it in a source file, and only declare it in the header
  auto *function = &in_header;
  (void)function;
  co_return 2;
}
