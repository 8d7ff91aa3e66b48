// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedStatement
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> choose(int n) {
  // CHECK: await-in-switch.cpp:[[#@LINE+2]]:3: error: a 'switch' around a 'co_await' is not supported yet
  // CHECK: await-in-switch.cpp:[[#@LINE+1]]:3: note: write it as a chain of 'if'
  switch (n) {
  case 1:
    co_await pollux::yield_now();
    break;
  }
  co_return n;
}
