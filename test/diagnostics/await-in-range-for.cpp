// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedStatement
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> sum() {
  int total = 0;
  int const values[] = {1, 2, 3};
  // CHECK: await-in-range-for.cpp:[[#@LINE+2]]:3: error: a range-based 'for' around a 'co_await' is not supported yet
  // CHECK: await-in-range-for.cpp:[[#@LINE+1]]:3: note: write a 'for' over an index or iterators
  for (int value : values) {
    co_await pollux::yield_now();
    total += value;
  }
  co_return total;
}
