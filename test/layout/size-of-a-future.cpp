// The size is a constant, and what it has to be: the largest of what excludes each other, no copy of the awaited future.
// RUN: %lower > %t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
// RUN: %clang -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> wait(int n) {
  co_await pollux::yield_now();
  co_return n;
}

ASYNC Future<int> three_times(int n) {
  n += co_await wait(n);
  n += co_await wait(n);
  n += co_await wait(n);
  co_return n + 0;
}

struct Kilobyte {
  int values[256];
};

ASYNC Future<int> inner(Kilobyte data) {
  co_await pollux::yield_now();
  co_return data.values[0];
}
ASYNC Future<int> outer(Kilobyte &data) {
  int first = co_await inner(data);
  co_return first;
}

#ifndef POLLUX_LOWERING
static_assert(sizeof(wait_future) <= 3 * sizeof(int), "n, the flag of YieldNow, the state");
static_assert(sizeof(three_times_future) <= sizeof(wait_future) + 2 * sizeof(int), "one place for the three");
static_assert(sizeof(inner_future) <= sizeof(Kilobyte) + 2 * sizeof(int), "stored once");
static_assert(sizeof(outer_future) <= sizeof(inner_future) + 3 * sizeof(void *), "built in place, not copied in");
#endif
