// What can't suspend is polled where it is made: without a suspension point, a field, a state.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: echo 'static_assert(sizeof(twice_future) == TWICE);' >> %t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags -DTWICE=8 %t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags -DTWICE=4 -DPOLLUX_UNCHECKED %t.cpp
// RUN: %clang -std=c++17 -fsyntax-only %werror %cxxflags -DTWICE=4 -DPOLLUX_UNCHECKED %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

// Nothing but misuse needs to know that it is over.
// CHECK: struct {{.*}}twice_future {
// CHECK-NOT: enum
// CHECK: twice_future(twice_future &&other) : n(other.n) {
// CHECK-NEXT: if (!other.state.take())
// CHECK-NEXT: pollux::misuse("future moved after its first poll", "twice",
// CHECK: int n;
// CHECK-NEXT: {{\[\[no_unique_address\]\]}} pollux::Fresh state;
// CHECK: static inline pollux::Poll<int> twice(twice_future &frame, {{.*}}) {
// CHECK-NEXT: auto &n = frame.n;
// CHECK-NEXT: return pollux::Ready(2 * n);
// CHECK-NEXT: }
// CHECK: pollux::Poll<int> twice_future::poll_in_place(pollux::Context &cx) {
// CHECK-NEXT: return twice(*this, cx);
// CHECK: pollux::Poll<int> twice_future::poll(pollux::Context &cx) {
// CHECK-NEXT: if (!state.take())
// CHECK-NEXT: pollux::misuse("future polled after completion", "twice",
// CHECK-NEXT: return poll_in_place(cx);
// CHECK-NEXT: }
ASYNC Future<int> twice(int n) { co_return 2 * n; }

// CHECK: struct {{.*}}sum_future {
// CHECK-NOT: Await
// CHECK: int n;
// CHECK-NEXT: {{\[\[no_unique_address\]\]}} pollux::Fresh state;
// CHECK: int total = 0;
// CHECK-NEXT: for (int i = 0; i < n; ++i)
// CHECK-NEXT: total += twice(twice(i).poll(cx).take()).poll(cx).take();
// CHECK-NEXT: return pollux::Ready(total + 0);
ASYNC Future<int> sum(int n) {
  int total = 0;
  for (int i = 0; i < n; ++i)
    total += co_await twice(co_await twice(i));
  co_return total + 0;
}

// One that may suspend in the same full-expression: what is before it must be kept anyway.
// CHECK: struct {{.*}}mixed_future {
// CHECK: AwaitTwice, // co_await twice(n)
// CHECK-NEXT: AwaitSlow, // co_await slow()
ASYNC Future<int> slow() {
  co_await pollux::yield_now();
  co_return 1;
}
ASYNC Future<int> mixed(int n) { co_return co_await twice(n) + co_await slow(); }

// What awaits itself may suspend.
// CHECK: struct {{.*}}down_future {
// CHECK: AwaitDown,
ASYNC Future<int> down(int n) { co_return n == 0 ? 0 : co_await down(n - 1); }
