// A part of an expression that is kept has a type without a name: the reason is given.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedAwait
#include <pollux/core.hpp>
using pollux::Future;

template <class F> int apply(F f, int n) { return f(n); }

ASYNC Future<int> keep(Future<int> future) {
  static int calls = 0;
  // CHECK: [[#@LINE+1]]:22: error: 'co_await' is not supported yet after this object: its type has no name outside of the function: the lambda uses the static variable 'calls'
  int result = apply([](int n) { return n + ++calls; }, co_await future);
  co_return result;
}
