// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: AwaitedBeforeDefinition
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> callee(int n);

ASYNC Future<int> caller() {
  // CHECK: callee-defined-below.cpp:[[#@LINE+2]]:24: error: 'callee' is awaited before its definition, so that its size is not known here
  // CHECK: callee-defined-below.cpp:[[#@LINE+1]]:24: note: move the definition of 'callee' above this function
  int value = co_await callee(1);
  co_return value;
}

ASYNC Future<int> callee(int n) { co_return n; }
