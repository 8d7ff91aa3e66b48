// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s --implicit-check-not=error:
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> f() {
  int n = 0;
  // CHECK: type-in-a-head.cpp:[[#@LINE+2]]:8: error: the definition of a type in the head of a statement around a 'co_await' is not supported yet
  // CHECK: type-in-a-head.cpp:[[#@LINE+1]]:8: note: define it in front
  for (struct { int a, b; } z = {0, 3}; z.a < z.b; ++z.a) {
    n += z.a;
    co_await pollux::yield_now();
  }
  co_return n;
}
