// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedAwait
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<bool> ready() { co_return true; }

ASYNC Future<bool> both(bool first) {
  // CHECK: await-in-right-operand-of-logical-and.cpp:[[#@LINE+2]]:22: error: 'co_await' is not supported yet in the right operand of '&&'
  // CHECK: await-in-right-operand-of-logical-and.cpp:[[#@LINE+1]]:22: note: await it in a declaration of its own first: 'auto value = co_await ...;', then use the value
  bool value = first && co_await ready();
  co_return value;
}
