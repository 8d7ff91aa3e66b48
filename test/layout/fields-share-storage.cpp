// What never lives at the same time stands in one union, under its own name.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

struct Big {
  explicit Big(int n);
  ~Big();
  int values[100];
};

// Two scopes that exclude each other, and the futures of both.
// CHECK-LABEL: struct {{.*}}scopes_future {
// CHECK: int n;
// CHECK-NEXT: union { // never alive together
// CHECK-NEXT: pollux::Slot<Big> first;
// CHECK-NEXT: pollux::Slot<Big> second;
// CHECK-NEXT: };
// CHECK-NEXT: union { // never alive together
// CHECK-NEXT: pollux::Slot<pollux::YieldNow> yield_now;
// CHECK-NEXT: pollux::Slot<pollux::YieldNow> yield_now_2;
// CHECK-NEXT: };
// CHECK-NEXT: State state = State::Start;
ASYNC Future<int> scopes(int n) {
  {
    Big first(n);
    co_await pollux::yield_now();
    n = first.values[0];
  }
  {
    Big second(n);
    co_await pollux::yield_now();
    n = second.values[0];
  }
  co_return n + 0;
}

// Nested scopes overlap in time: no sharing. A parameter never shares.
// CHECK-LABEL: struct {{.*}}nested_future {
// CHECK-NOT: union
// CHECK: pollux::Slot<Big> parameter;
// CHECK-NEXT: pollux::Slot<Big> outer;
// CHECK-NEXT: pollux::Slot<Big> inner;
// CHECK-NOT: union
// CHECK: State state = State::Start;
ASYNC Future<void> nested(Big parameter) {
  Big outer(1);
  {
    Big inner(2);
    co_await pollux::yield_now();
  }
}
