// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedStatement
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> attempt(int n) {
  try {
    co_await pollux::yield_now();
    if (n > 1)
      throw n;
  // CHECK: label-in-a-handler.cpp:[[#@LINE+2]]:5: error: a label in a handler of a 'try' around a 'co_await' is not supported yet
  // CHECK: label-in-a-handler.cpp:[[#@LINE+1]]:5: note: put the label behind the 'try'
  } catch (int) {
    if (n > 2)
      goto out;
    ++n;
  out:
    ++n;
  }
  co_return n;
}
