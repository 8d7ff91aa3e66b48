// A conditional in the middle of a statement is resolved; what else stands there
// has no other place.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: LostDirective
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> one(int n) { co_await pollux::yield_now(); co_return n; }

ASYNC Future<int> choose() {
  bool both = co_await one(1)
#ifdef EXTRA
              && co_await one(3)
#endif
  // CHECK: directive-inside-an-awaiting-statement.cpp:[[#@LINE+2]]:1: error: a preprocessor line inside of a statement with 'co_await'
  // CHECK: directive-inside-an-awaiting-statement.cpp:[[#@LINE+1]]:1: note: put the line between whole statements
#define TWO 2
              && co_await one(TWO);
  co_return both;
}
