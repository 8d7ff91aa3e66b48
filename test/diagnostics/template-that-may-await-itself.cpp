// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: Recursive
#include <pollux/core.hpp>
using pollux::Future;

template <class T>
ASYNC Future<int> depth(T const &value) {
  if (value < 1)
    co_return 0;
  // CHECK: template-that-may-await-itself.cpp:[[#@LINE+2]]:26: error: 'depth' awaits itself through an overload that only the template's arguments choose, so that its future would contain itself
  // CHECK: template-that-may-await-itself.cpp:[[#@LINE+1]]:26: note: call it by a name that no other function has
  co_return 1 + co_await depth(value - 1);
}
