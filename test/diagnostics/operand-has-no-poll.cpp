// Clang's own error, from the runtime's headers: the native build must say the same.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> wait_for(int n) {
  // CHECK: error: static assertion failed {{.*}}co_await needs a future
  // CHECK: [[#@LINE+1]]:3: note:
  co_await n;
  co_return n;
}
