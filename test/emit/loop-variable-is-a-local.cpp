// What a loop counts is a local, stored where it suspends, with the state, and loaded where it resumes.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
// RUN: %gxx -std=c++17 -O2 -c -o /dev/null %werror %cxxflags %t.cpp
// RUN: %gxx -std=c++17 -Og -c -o /dev/null %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> leaf(int n) {
  co_await pollux::yield_now();
  co_return n;
}

// CHECK: sum(sum_future &frame,
// CHECK-NEXT: auto &count = frame.count;
// CHECK-NEXT: int total{};
// CHECK-NEXT: int i{};
// CHECK-NEXT: using State
// CHECK-NEXT: const auto resume
// CHECK-NEXT: if (POLLUX_LIKELY(resume == State::AwaitLeaf)) {
// CHECK-NEXT: total = frame.total;
// CHECK-NEXT: i = frame.i;
// CHECK-NEXT: goto await_leaf;
// CHECK-NEXT: }
// CHECK-NEXT: total = 0;
// CHECK: i = 0;
// CHECK: ::new (frame.leaf.storage()) leaf_future(leaf(i));
// CHECK-NEXT: await_leaf: {
// CHECK-NEXT: auto polled = frame.leaf->poll_in_place(cx);
// CHECK-NEXT: if (POLLUX_LIKELY(polled.is_pending())) {
// CHECK-NEXT: frame.total = total;
// CHECK-NEXT: frame.i = i;
// CHECK-NEXT: frame.state = State::AwaitLeaf;
// CHECK-NEXT: return pollux::Pending;
// CHECK-NEXT: }
// CHECK-NEXT: total += polled.take();
ASYNC Future<int> sum(int count) {
  int total = 0;
  for (int i = 0; i < count; ++i)
    total += co_await leaf(i);
  co_return total;
}
ASYNC Future<int> user() { co_return co_await sum(3) + 1; }

// Through the blocks of a guard: GCC can't tell that it has been loaded.
struct Guarded {
  ~Guarded();
  int value = 0;
};
ASYNC Future<int> through_blocks(int count) {
  int total = 0;
  for (int i = 0; i < 2; ++i) {
    Guarded object;
    Guarded const &reference = object;
    total += co_await leaf(i);
    for (int j = 0; j < count; ++j) {
      Guarded inner;
      Guarded const &other = inner;
      total += co_await leaf(j + reference.value + other.value);
    }
  }
  co_return total;
}
ASYNC Future<int> other_user() { co_return co_await through_blocks(3); }
