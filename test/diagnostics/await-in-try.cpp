// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedStatement
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> attempt() {
  // CHECK: await-in-try.cpp:[[#@LINE+2]]:3: error: a 'try' around a 'co_await' is not supported yet
  // CHECK: await-in-try.cpp:[[#@LINE+1]]:3: note: put the 'try' into the function that awaits this one, or catch around the part without an await
  try {
    co_await pollux::yield_now();
  } catch (...) {
  }
  co_return 1;
}
