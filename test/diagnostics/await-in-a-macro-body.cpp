// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: AwaitInMacro
#include <pollux/core.hpp>
using pollux::Future;

// A pragma is no token that the expansion could hold.
#define POLITELY                           \
  _Pragma("clang loop unroll(disable)")    \
  for (int i = 0; i < 2; ++i)              \
    co_await pollux::yield_now()

ASYNC Future<int> polite() {
  // CHECK: await-in-a-macro-body.cpp:[[#@LINE+2]]:3: error: what is around a 'co_await' stands in an included file, or in a macro with a '_Pragma'
  // CHECK: await-in-a-macro-body.cpp:[[#@LINE+1]]:3: note: write the statement out in the function
  POLITELY;
  co_return 1;
}
