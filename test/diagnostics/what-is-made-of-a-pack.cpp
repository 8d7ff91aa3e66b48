// What an awaited call may hold on to is kept; but not yet what a pack expansion makes.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

struct Sum {
  using Output = int;
  int const &first;
  pollux::Poll<int> poll(pollux::Context &) { return pollux::Ready(first); }
};
template <class... T> Sum sum(T const &...values) { return {(values, ...)}; }

// Names and what std::forward makes of them need no keeping.
template <class... T> ASYNC Future<int> named(T... values) { co_return co_await sum(values...); }

// CHECK: what-is-made-of-a-pack.cpp:[[#@LINE+2]]:95: error: a temporary of type 'what the pack expansion makes' would have to live across this 'co_await'
// CHECK-NOT: error:
template <class... T> ASYNC Future<int> made(T... values) { int n = 1; co_return co_await sum((values + n)...); }
