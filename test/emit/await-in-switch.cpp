// The switch stays one; a case with values to destroy is entered from its own top.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

struct Lock {
  explicit Lock(int n);
  ~Lock();
  int n;
};

// CHECK-LABEL: choose(choose_future &
// CHECK: case State::AwaitYieldNow:
// CHECK-NEXT: goto scope_of_lock;
// CHECK-NEXT: case State::AwaitYieldNow_2:
// CHECK-NEXT: goto await_yield_now_2;
// CHECK: {{^}}  switch (n) {
// CHECK-NEXT: case 1:
// CHECK-NEXT: scope_of_lock: {
// CHECK-NEXT: pollux::Live lock_live(
// CHECK: await_yield_now:
// CHECK: break;
// CHECK: default:
// CHECK: await_yield_now_2:
ASYNC Future<int> choose(int n) {
  switch (n) {
  case 1: {
    Lock lock(1);
    co_await pollux::yield_now();
    n += lock.n;
    break;
  }
  default:
    co_await pollux::yield_now();
  }
  co_return n + 0;
}
