// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedStatement
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<bool> more(int n) { co_return n < 3; }

ASYNC Future<int> count() {
  int n = 0;
  // CHECK: await-in-do-condition-with-continue.cpp:[[#@LINE+2]]:3: error: a 'do' with 'continue', and with its condition, around a 'co_await' is not supported yet
  // CHECK: await-in-do-condition-with-continue.cpp:[[#@LINE+1]]:3: note: await the condition at the end of the body
  do {
    if (++n == 2)
      continue;
  } while (co_await more(n));
  co_return n;
}
