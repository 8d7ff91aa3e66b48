// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<bool> is_small(int n) { co_await pollux::yield_now(); co_return n < 10; }

// CHECK-LABEL: count(count_future &
// CHECK: // if (co_await is_small(n))
// CHECK: await_is_small:
// CHECK: if ({{[a-z_]+}}) {
// CHECK-NEXT: return pollux::Ready(n + 0);
// CHECK: for (;;) {
// CHECK: await_is_small_2:
// CHECK: break;
// CHECK: --n;
ASYNC Future<int> count(int n) {
  if (co_await is_small(n))
    co_return n + 0;
  while (!co_await is_small(n))
    --n;
  co_return n + 1;
}
