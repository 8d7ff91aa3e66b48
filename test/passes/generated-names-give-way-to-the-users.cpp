// The user's names come first; what is generated takes the next free ordinal.
// RUN: %pollux --verify-each --print-after=allocate-states %s -- %cxxflags | FileCheck %s
// RUN: %lower > %t.cpp
// RUN: FileCheck --check-prefix=CHECK-TEXT %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> fetch(int n) { co_await pollux::yield_now(); co_return n; }

// CHECK-LABEL: function same_callee -> int {
// CHECK: suspension 0 awaits fetch state AwaitFetch{{$}}
// CHECK: suspension 1 awaits fetch state AwaitFetch_2{{$}}
// CHECK-TEXT-LABEL: same_callee(same_callee_future &
// CHECK-TEXT: await_fetch:
// CHECK-TEXT: await_fetch_2:
ASYNC Future<int> same_callee(int n) {
  n += co_await fetch(n);
  n += co_await fetch(n);
  co_return n;
}

// CHECK-TEXT-LABEL: struct {{.*}}names_future {
// CHECK-TEXT: int state;
// CHECK-TEXT: int fetch;
// CHECK-TEXT: fetch_future> fetch_2;
// CHECK-TEXT: State state_2 = State::Start;
// CHECK-TEXT-LABEL: names(names_future &frame_2,
// CHECK-TEXT: const auto resume_2 = frame_2.state_2;
ASYNC Future<int> names(int state) {
  int frame = state;
  int resume = 2;
  int fetch = 3;
  state += co_await ::fetch(frame + resume);
  co_return state + fetch;
}
