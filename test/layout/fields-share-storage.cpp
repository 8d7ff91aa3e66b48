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

// Two scopes that exclude each other; the futures of both are one field.
// CHECK-LABEL: struct {{.*}}scopes_future {
// CHECK: union { // never alive together
// CHECK-NEXT: int n;
// CHECK-NEXT: pollux::Slot<pollux::ConsumeBudget> consume_budget;
// CHECK-NEXT: };
// CHECK-NEXT: union { // never alive together
// CHECK-NEXT: pollux::Slot<Big> first;
// CHECK-NEXT: pollux::Slot<Big> second;
// CHECK-NEXT: };
// CHECK-NEXT: State state = State::Start;
ASYNC Future<int> scopes(int n) {
  {
    Big first(n);
    co_await pollux::consume_budget();
    n = first.values[0];
  }
  {
    Big second(n);
    co_await pollux::consume_budget();
    n = second.values[0];
  }
  co_return n + 0;
}

// Nested scopes overlap in time: no sharing, nor of a parameter with a destructor.
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
    co_await pollux::consume_budget();
  }
}

struct Block {
  unsigned char bytes[512];
};
ASYNC Future<int> read(Block block) {
  co_await pollux::consume_budget();
  co_return block.bytes[0];
}

// An argument that is only passed on lends its room to the future that takes it.
// CHECK-LABEL: struct {{.*}}pass_on_future {
// CHECK: union { // never alive together
// CHECK-NEXT: Block block;
// CHECK-NEXT: pollux::Slot<read_future> read;
// CHECK-NEXT: };
// CHECK-LABEL: pass_on(pass_on_future &frame
// CHECK: auto block = frame.block;
// CHECK-NEXT: ::new (frame.read.storage()) read_future(read(block));
// CHECK-NEXT: }
// CHECK-NEXT: frame.state = State::AwaitRead;
// CHECK-NEXT: await_read: {
ASYNC Future<int> pass_on(Block block) { co_return 1 + co_await read(block); }

struct Third {
  unsigned char bytes[170];
};

// Three stand where one was, the others behind the first.
// CHECK-LABEL: struct {{.*}}stacked_future {
// CHECK: union { // what is alive together stands behind each other
// CHECK-NEXT: bool c;
// CHECK-NEXT: Block one;
// CHECK-NEXT: Third left;
// CHECK-NEXT: pollux::SlotBehind<Third, sizeof(left)> middle;
// CHECK-NEXT: pollux::SlotBehind<Third, sizeof(middle)> right;
// CHECK-NEXT: pollux::SlotBehind<pollux::ConsumeBudget, sizeof(one), sizeof(right)> consume_budget;
// CHECK-NEXT: };
ASYNC Future<int> stacked(bool c) {
  if (c) {
    Block one = {};
    co_await pollux::consume_budget();
    co_return one.bytes[1] + 0;
  }
  Third left = {};
  Third middle = {};
  Third right = {};
  co_await pollux::consume_budget();
  co_return left.bytes[1] + middle.bytes[1] + right.bytes[1];
}
