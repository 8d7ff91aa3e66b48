// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: AsyncLambda
#include <pollux/core.hpp>
#include <pollux/future.hpp>
using pollux::Future;

// CHECK: [[#@LINE+2]]:{{[0-9]+}}: error: an async lambda in the default argument of 'step', a parameter outside of a class, is not supported yet
// CHECK: note: give the lambda a name in front of the function, and let the default argument name it
Future<int> run(int n, Future<int> (*step)(int) = [](int n) ASYNC -> Future<int> { co_return n; });

// CHECK: [[#@LINE+1]]:{{[0-9]+}}: error: an async lambda in the default argument of 'step'
auto runner = [](int n, Future<int> (*step)(int) = [](int n) ASYNC -> Future<int> { co_return n; }) { return step(n); };

// GCC takes it in a class.
// CHECK-NOT: error:
struct Runner {
  Future<int> run(int n, Future<int> (*step)(int) = [](int n) ASYNC -> Future<int> { co_return n; }) { return step(n); }
};
