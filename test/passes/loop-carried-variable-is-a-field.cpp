// What the next round reads is alive across the await, though nothing behind the await reads it in the same round.
// RUN: %pollux --verify-each --print-after=place-variables %s -- %cxxflags | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: local %{{[0-9]+}}.carried : int {{.*}}field
// CHECK: local %{{[0-9]+}}.per_round : int{{$}}
ASYNC Future<int> rounds(int n) {
  int carried = 0;
  while (n > carried) {
    int per_round = carried * 2;
    carried = per_round + 1;
    co_await pollux::yield_now();
  }
  co_return n;
}
