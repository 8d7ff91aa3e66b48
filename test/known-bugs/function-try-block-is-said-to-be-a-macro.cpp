// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// XFAIL: *
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: [[#@LINE+1]]:{{[0-9]+}}: error: a function-try-block
ASYNC Future<int> guarded() try {
  co_return 1;
} catch (...) {
  co_return 2;
}
