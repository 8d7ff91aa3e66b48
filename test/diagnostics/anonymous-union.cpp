// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedStatement
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> keep() {
  // CHECK: anonymous-union.cpp:[[#@LINE+2]]:3: error: an anonymous union around a 'co_await' is not supported yet
  // CHECK: anonymous-union.cpp:[[#@LINE+1]]:3: note: give it a name
  union {
    int number;
    float real;
  };
  number = 1;
  co_await pollux::yield_now();
  co_return number;
}
