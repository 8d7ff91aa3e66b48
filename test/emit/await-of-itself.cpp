// A function that awaits itself makes its future on the heap, in one word of its frame, and is called as directly as any other.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: struct {{.*}}sum_future {
// CHECK: ~sum_future() {
// CHECK-NEXT: if (state == State::AwaitSum)
// CHECK-NEXT: sum.destroy();
// CHECK: pollux::Slot<pollux::Box<sum_future>> sum;
// CHECK: ::new (frame.sum.storage()) pollux::Box<sum_future>(new sum_future(sum(n - 1)));
// CHECK-NOT: Live
// CHECK: auto polled = frame.sum->poll_in_place(cx);
ASYNC Future<int> sum(int n) {
  if (n == 0)
    co_return 0;
  co_return n + co_await sum(n - 1);
}

// Its own name gives others a Future, which it does not need itself.
// CHECK-LABEL: struct {{.*}}digits_future {
// CHECK: Future<int> digits(int n) {
// CHECK: new digits_future(digits_in_{{.*}}(n / 10))
ASYNC Future<int> digits(int n);
ASYNC Future<int> ask() { co_return co_await digits(100); }
ASYNC Future<int> digits(int n) {
  if (n < 10)
    co_return 1;
  co_return 1 + co_await digits(n / 10);
}

// CHECK-LABEL: struct {{.*}}Node::depth_future {
// CHECK: pollux::Slot<pollux::Box<depth_future>> depth;
struct Node {
  Node *next;
  ASYNC Future<int> depth() {
    if (!next)
      co_return 1;
    co_return 1 + co_await next->depth();
  }
};

// What is known of a template's call is what it is declared to return.
// CHECK-LABEL: struct {{.*}}last_future {
// CHECK: using Last = pollux::awaited_t<pollux::Future<int>>;
template <class T> ASYNC Future<int> last(T n) {
  if (n == 0)
    co_return 0;
  co_return co_await last(n - 1);
}
