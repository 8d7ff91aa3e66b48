// The user's loop stays a loop; a block in it that is entered by a resumption clears the resume point on arrival.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

struct Lock {
  explicit Lock(int n);
  ~Lock();
};

// CHECK-LABEL: plain(plain_future &
// CHECK: const auto resume = frame.state;
// CHECK: while (n < 3) {
// CHECK: await_yield_now:
// CHECK: ++n;
// CHECK-NEXT: }
ASYNC Future<int> plain(int n) {
  while (n < 3) {
    co_await pollux::yield_now();
    ++n;
  }
  co_return n + 0;
}

// CHECK-LABEL: locked(locked_future &
// CHECK: {{^}}  auto resume = frame.state;
// CHECK: for (i = 0; i < 3; ++i) {
// CHECK-NEXT: scope_of_lock:;
// CHECK-NEXT: pollux::Live lock_live(frame.lock, suspended, resume == State::AwaitYieldNow);
// CHECK-NEXT: if (resume == State::AwaitYieldNow) {
// CHECK-NEXT: resume = State::Start;
// CHECK-NEXT: goto await_yield_now;
// CHECK-NEXT: }
ASYNC Future<void> locked() {
  for (int i = 0; i < 3; ++i) {
    Lock lock(i);
    co_await pollux::yield_now();
    if (i == 1)
      continue;
  }
}
