// RUN: %pollux --verify-each --print-after=place-variables %s -- %cxxflags | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

struct Handle {
  Handle(int n) : n(n) {}
  ~Handle();
  int n;
};
void show(int const *);

// CHECK-LABEL: function needs -> int {
ASYNC Future<int> needs(int parameter_unused_after) {
  // CHECK: parameter %{{[0-9]+}}.parameter_unused_after : int {{.*}}field
  // Read after the await.
  // CHECK: local %{{[0-9]+}}.read_after : int {{.*}}field
  int read_after = 1;
  // Dead before it, and nobody knows its address.
  // CHECK: local %{{[0-9]+}}.dead_before : int{{$}}
  int dead_before = parameter_unused_after;
  // Written whole before the next read.
  // CHECK: local %{{[0-9]+}}.overwritten : int{{$}}
  int overwritten = dead_before;
  // Never read, but its destructor runs at the scope's end.
  // CHECK: local %{{[0-9]+}}.handle : Handle field destroyed
  Handle handle(overwritten);
  // Its address got out: somebody may read it while it is suspended.
  // CHECK: local %{{[0-9]+}}.escaped : int borrowed field
  int escaped = 3;
  show(&escaped);
  // A constant needs no place.
  // CHECK: local %{{[0-9]+}}.limit : const int {{.*}}constant{{$}}
  constexpr int limit = 10;
  // CHECK: awaited %{{[0-9]+}}.consume_budget : pollux::ConsumeBudget {{.*}}field
  co_await pollux::consume_budget();
  overwritten = limit;
  // Born after the last await.
  // CHECK: local %{{[0-9]+}}.after : int{{$}}
  int after = read_after + overwritten;
  co_return after + 1;
}
