// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: AwaitInMacro
#include <pollux/core.hpp>
using pollux::Future;

#define YIELD() co_await pollux::yield_now()

ASYNC Future<int> polite() {
  // CHECK: await-in-a-macro-body.cpp:[[#@LINE+2]]:3: error: 'co_await' inside the body of a macro is not supported yet
  // CHECK: await-in-a-macro-body.cpp:[[#@LINE+1]]:3: note: write the statement out
  YIELD();
  co_return 1;
}
