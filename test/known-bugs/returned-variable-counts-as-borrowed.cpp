// The promise's return_value takes a reference, but is no part of the lowered program.
// RUN: %pollux --verify-each --print-after=place-variables %s -- %cxxflags | FileCheck %s
// XFAIL: *
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: local %{{[0-9]+}}.result : int{{$}}
ASYNC Future<int> one(int n) {
  int result = n;
  co_await pollux::yield_now();
  result = 2;
  co_return result;
}
