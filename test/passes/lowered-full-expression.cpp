// RUN: %pollux --print-after=lower %s -- %cxxflags | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> next(int n) { co_await pollux::yield_now(); co_return n; }

// CHECK-LABEL: function sum -> int {
ASYNC Future<int> sum(int total) {
  // CHECK: full {
  // CHECK-NEXT: declare [[F:%[0-9]+\.next]] copy «next(1)»
  // CHECK-NEXT: await 0 [[F]] -> [[P:%[0-9]+\.next_poll]]
  // CHECK-NEXT: evaluate «total += [[P]].take()»
  // CHECK-NEXT: }
  total += co_await next(1);
  // CHECK-NEXT: verbatim «total *= 2;»
  total *= 2;
  // CHECK-NEXT: return «return pollux::Ready(total);»
  co_return total;
}
