// The second operand runs only if the first says so; what it makes has a flag, and dies with the full-expression.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

struct Lock {
  explicit Lock(int n);
  Lock(Lock &&other);
  ~Lock();
};
ASYNC Future<int> one(int n) { co_await pollux::yield_now(); co_return n; }
bool use(Lock const &c, int d);

// CHECK-LABEL: ~logical_future() {
// CHECK: if (lock_is_alive) lock.destroy();
// CHECK-LABEL: logical(logical_future &
// CHECK: pollux::Live lock_live(frame.lock, suspended, resume == State::AwaitOne && frame.lock_is_alive);
// CHECK: frame.lock_is_alive = false;
// CHECK: {{^ *}}[[IS:[a-z_.]+]] = flag;
// CHECK-NEXT: if ([[IS]]) {
// CHECK-NEXT: ::new (frame.lock.storage())
// CHECK-NEXT: lock_live.arm();
// CHECK-NEXT: frame.lock_is_alive = true;
// CHECK: [[IS]] = use(
ASYNC Future<int> logical(bool flag) {
  bool both = flag && use(Lock(2), co_await one(3));
  co_return both ? 1 : 2;
}
