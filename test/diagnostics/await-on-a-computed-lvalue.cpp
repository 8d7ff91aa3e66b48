// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedAwait
#include <pollux/core.hpp>
using pollux::Future;

Future<int> &find(int n);

ASYNC Future<int> wait_for(int n) {
  // CHECK: await-on-a-computed-lvalue.cpp:[[#@LINE+2]]:24: error: 'co_await' is not supported yet on this lvalue
  // CHECK: await-on-a-computed-lvalue.cpp:[[#@LINE+1]]:24: note: await it in a declaration of its own first: 'auto value = co_await ...;', then use the value
  int value = co_await find(n);
  co_return value;
}
