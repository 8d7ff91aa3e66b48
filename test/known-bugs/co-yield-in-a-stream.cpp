// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// XFAIL: *
// DIAGNOSTIC: CoYield
#include <pollux/core.hpp>

ASYNC pollux::Stream<int> count() {
  // CHECK: [[#@LINE+1]]:3: error: 'co_yield' is not supported yet
  co_yield 1;
}
