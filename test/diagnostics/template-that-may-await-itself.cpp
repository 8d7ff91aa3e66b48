// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: Recursive
#include <pollux/core.hpp>
#include <pollux/pollux.hpp>
#include <tuple>
using pollux::Future;

template <class T>
ASYNC Future<T> depth(T const &value) {
  if (value < 1)
    co_return 0;
  // CHECK: template-that-may-await-itself.cpp:[[#@LINE+2]]:26: error: 'depth' may await itself here, in a future whose type only the template's arguments tell
  // CHECK: template-that-may-await-itself.cpp:[[#@LINE+1]]:26: note: declare 'depth' in front of its definition, so that it can be boxed
  co_return 1 + co_await depth(value - 1);
}

// As part of what it awaits.
template <class T>
ASYNC Future<T> both(T value) {
  if (value < 2)
    co_return value;
  // CHECK: template-that-may-await-itself.cpp:[[#@LINE+1]]:39: error: 'both' may await itself here
  auto [a, b] = co_await pollux::join(both(value - 1), both(value - 2));
  co_return a + b;
}
