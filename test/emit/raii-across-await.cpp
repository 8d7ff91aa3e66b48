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

// Cancelled: in reverse order, what is alive in the state.
// CHECK: ~hold_future() {
// CHECK-NEXT: if (state == State::AwaitYieldNow) {
// CHECK-NEXT: inner.destroy();
// CHECK-NEXT: outer.destroy();
// CHECK-NEXT: }
// CHECK: pollux::Slot<Lock> outer;
// CHECK-NEXT: pollux::Slot<Lock> inner;

// Run: by guards, at the top of the block that owns the value.
// CHECK-LABEL: hold(hold_future &
// CHECK: pollux::Live outer_live(frame.outer, suspended, resume != State::Start);
// CHECK: if (POLLUX_LIKELY(resume == State::AwaitYieldNow))
// CHECK-NEXT: goto scope_of_inner;
// CHECK: ::new (frame.outer.storage()) Lock(1);
// CHECK-NEXT: outer_live.arm();
// CHECK: scope_of_inner: {
// CHECK-NEXT: pollux::Live inner_live(frame.inner, suspended, resume == State::AwaitYieldNow);
// CHECK-NEXT: if (resume == State::AwaitYieldNow)
// CHECK-NEXT: goto await_yield_now;
// CHECK-NEXT: ::new (frame.inner.storage()) Lock(2);
// CHECK-NEXT: inner_live.arm();
// CHECK-NEXT: frame.state = State::AwaitYieldNow;
// CHECK-NEXT: if (POLLUX_LIKELY(pollux::yield_now().poll(cx).is_pending())) {
// CHECK-NEXT: suspended = true;
// CHECK-NEXT: return pollux::Pending;
// CHECK-NEXT: }
// CHECK-NEXT: await_yield_now:;
ASYNC Future<int> hold(int n) {
  Lock outer(1);
  {
    Lock inner(2);
    co_await pollux::yield_now();
    n += inner.n;
  }
  co_return n + outer.n;
}
