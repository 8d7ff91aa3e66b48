// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: AsyncLambda
#include <pollux/core.hpp>
using pollux::Future;

int main() {
  // CHECK: [[#@LINE+1]]:{{[0-9]+}}: error: an async lambda is not supported yet
  auto later = [](int n) ASYNC -> Future<int> { co_return n; };
  (void)later;
}
