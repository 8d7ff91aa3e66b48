// An async function is called what a future's member is called, which would hide its body.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: poll_poll(poll_future &frame,
// CHECK: poll_future::poll_in_place(pollux::Context &cx) {
// CHECK-NEXT: return poll_poll(*this, cx);
ASYNC Future<int> poll(int x) {
  co_await pollux::yield_now();
  co_return x;
}
// CHECK: return poll_in_place_poll(*this, cx);
ASYNC Future<int> poll_in_place(int x) { co_return co_await poll(x) + 1; }
ASYNC Future<int> user() { co_return co_await poll_in_place(1) + 1; }
