// Polled where it is, not stored again.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
#include <utility>
using pollux::Future;

// CHECK-LABEL: struct {{.*}}wait_twice_future {
// CHECK: pollux::YieldNow &first;
// CHECK-NEXT: pollux::Slot<pollux::YieldNow> second;
// CHECK-NEXT: State state
// CHECK-LABEL: wait_twice(wait_twice_future &
// CHECK: await_first:
// CHECK-NEXT: if (POLLUX_LIKELY(first.poll(cx).is_pending()))
// CHECK: await_second:
// CHECK-NEXT: if (POLLUX_LIKELY(second.poll(cx).is_pending()))
ASYNC Future<void> wait_twice(pollux::YieldNow &first) {
  co_await first;
  pollux::YieldNow second = pollux::yield_now();
  co_await std::move(second);
}
