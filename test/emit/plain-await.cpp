// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: /// The future of `add_later`.
// CHECK-NEXT: struct {{.*}}add_later_future {
// CHECK-NEXT: using Output = int;
// CHECK: enum class State : unsigned char {
// CHECK-NEXT: Start, {{.*}}// captured, not polled yet
// CHECK-NEXT: AwaitConsumeBudget, // co_await pollux::consume_budget()
// CHECK-NEXT: Done, {{.*}}// completed, or moved from
// CHECK-NEXT: };
// CHECK: explicit add_later_future(int a, int b)
// CHECK: add_later_future(add_later_future &&other)
// CHECK: if (other.state != State::Start)
// CHECK-NEXT: pollux::misuse("future moved after its first poll", "add_later",
// Nothing to destroy: no destructor.
// CHECK-NOT: ~add_later_future
// CHECK: pollux::Poll<Output> poll(pollux::Context &cx);
// CHECK: int a;
// CHECK-NEXT: int b;
// CHECK-NEXT: pollux::Slot<pollux::ConsumeBudget> consume_budget;
// CHECK-NEXT: State state = State::Start;
// CHECK-NEXT: };

// CHECK: {{^\[\[maybe_unused\]\] }}add_later_future add_later(int a, int b) {
// CHECK-NEXT: return add_later_future(a, b);
// CHECK-NEXT: }

// CHECK: add_later(add_later_future &frame,
// CHECK: const auto resume = frame.state;
// CHECK-NEXT: if (POLLUX_LIKELY(resume == State::AwaitConsumeBudget))
// CHECK-NEXT: goto await_consume_budget;
// CHECK-NEXT: // co_await pollux::consume_budget();
// CHECK-NEXT: ::new (frame.consume_budget.storage()) pollux::ConsumeBudget(pollux::consume_budget());
// Where it waits is written when it gets there, not each time that it is pending.
// CHECK-NEXT: frame.state = State::AwaitConsumeBudget;
// CHECK-NEXT: await_consume_budget:
// CHECK-NEXT: if (POLLUX_LIKELY(frame.consume_budget->poll(cx).is_pending()))
// CHECK-NEXT: return pollux::Pending;
// CHECK-NEXT: return pollux::Ready(a + b);
// CHECK-NEXT: }
// CHECK: add_later_future::poll_in_place(pollux::Context &cx) {
// CHECK-NEXT: return add_later(*this, cx);
// CHECK: add_later_future::poll(pollux::Context &cx) {
// CHECK-NEXT: if (state == State::Done)
// CHECK-NEXT: pollux::misuse("future polled after completion", "add_later",
// CHECK-NEXT: bool suspended = false;
// CHECK-NEXT: pollux::Completion completion(state, suspended);
// CHECK-NEXT: auto polled = poll_in_place(cx);
// CHECK-NEXT: suspended = polled.is_pending();
// CHECK-NEXT: return polled;
// CHECK-NEXT: }
ASYNC Future<int> add_later(int a, int b) {
  co_await pollux::consume_budget();
  co_return a + b;
}
