// A stream is a struct like a future: one state a suspension point, and a co_yield is resumed behind what it returns.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;
using pollux::Stream;

// CHECK: /// The stream of `count`.
// CHECK-NEXT: struct {{.*}}count_stream : pollux::StreamExt<count_stream> {
// CHECK-NEXT: using Item = int;
// CHECK: AwaitYieldNow, // co_await pollux::yield_now()
// CHECK-NEXT: YieldI, {{.*}}// co_yield i
// CHECK-NEXT: Done, {{.*}}// ended, or moved from
// CHECK: pollux::misuse("stream moved after its first poll", "count",
// CHECK: pollux::Poll<std::optional<Item>> poll_next(pollux::Context &cx);
// CHECK: {{^}}count_stream count(int n) {
// CHECK-NEXT: return count_stream(n);
// CHECK: static inline pollux::Poll<std::optional<int>> count(count_stream &frame,
// CHECK: case State::YieldI:
// CHECK-NEXT: goto yield_i;
// CHECK: pollux::misuse("stream polled after its end", "count",
// CHECK: for (i = 0; i < n; ++i) {
// CHECK: frame.state = State::YieldI;
// CHECK-NEXT: suspended = true;
// CHECK-NEXT: return pollux::Ready(i);
// CHECK-NEXT: yield_i:;
// CHECK-NEXT: }
// CHECK: return pollux::Ready(std::nullopt);
// CHECK-NEXT: }
// CHECK: inline pollux::Poll<std::optional<int>> count_stream::poll_next(pollux::Context &cx) {
ASYNC Stream<int> count(int n) {
  for (int i = 0; i < n; ++i) {
    co_await pollux::yield_now();
    co_yield i;
  }
}

// The stream is polled where it is, without a future of the next item in between.
// CHECK: struct {{.*}}total_future {
// CHECK: pollux::Slot<count_stream> numbers;
// CHECK-NEXT: State state
// CHECK: total(total_future &frame,
// CHECK: for (;;) {
// CHECK-NEXT: frame.state = State::AwaitNext;
// CHECK-NEXT: await_next: {
// CHECK-NEXT: auto polled = numbers.poll_next(cx);
// CHECK-NEXT: if (POLLUX_LIKELY(polled.is_pending()))
// CHECK: auto number = polled.take();
// CHECK-NEXT: if (!(number)) break;
ASYNC Future<int> total() {
  int sum = 0;
  auto numbers = count(3);
  while (auto number = co_await numbers.next())
    sum += *number;
  co_return sum;
}

// CHECK: pollux::Slot<count_stream> numbers;
// CHECK: auto polled = numbers.poll_next(cx);
ASYNC Future<int> first() {
  auto numbers = count(3);
  auto number = co_await pollux::next(numbers);
  co_return *number;
}

// CHECK: struct {{.*}}first_of_future {
// CHECK: pollux::Stream<int> &stream;
// CHECK: auto polled = stream.poll_next(cx);
ASYNC Future<int> first_of(Stream<int> &stream) {
  auto number = co_await stream.next();
  co_return *number;
}
