// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnnameableFuture
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> keep() {
  static int left = 2;
  // CHECK: future-of-unnameable-type.cpp:[[#@LINE+2]]:12: error: the future of this awaited expression is kept, but its type has no name outside of the function: the lambda uses the static variable 'left'
  // CHECK: future-of-unnameable-type.cpp:[[#@LINE+1]]:12: note: make it of a class at namespace scope
  co_await pollux::poll_fn<int>([](pollux::Context &) -> pollux::Poll<int> { return pollux::Ready(left); });
  co_return 1;
}

template <class F> struct Wrapped {
  using Output = int;
  F future;
  pollux::Poll<int> poll(pollux::Context &cx) { return future.poll(cx); }
};
template <class F> Wrapped<F> wrap(int, F future) { return {static_cast<F &&>(future)}; }
ASYNC Future<int> leaf(int n) { co_return n; }

ASYNC Future<int> hidden() {
  // CHECK: [[#@LINE+2]]:12: error: the future of this awaited expression is kept, but its type depends on that of an async call in it, which is another once it is lowered
  // CHECK: [[#@LINE+1]]:12: note: await the async functions in it one by one, or combine them with 'pollux::join' or 'pollux::select'
  co_await wrap(1, [](int n) { return leaf(n); }(2));
  co_return 1;
}
