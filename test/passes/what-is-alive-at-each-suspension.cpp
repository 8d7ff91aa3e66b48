// RUN: %pollux --verify-each --print-after=place-variables %s -- %cxxflags | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

struct Handle {
  Handle(int n) : n(n) {}
  ~Handle();
  int n;
};

// In the order of construction; YieldNow has nothing to destroy.
// CHECK: suspension 0 awaits yield_now alive %[[P:[0-9]+]].p{{$}}
// CHECK: suspension 1 awaits yield_now alive %[[P]].p %[[A:[0-9]+]].a{{$}}
// CHECK: suspension 2 awaits yield_now alive %[[P]].p %[[A]].a %[[B:[0-9]+]].b{{$}}
// CHECK: suspension 3 awaits yield_now alive %[[P]].p %[[A]].a{{$}}
ASYNC Future<int> several(Handle p) {
  co_await pollux::yield_now();
  Handle a(1);
  co_await pollux::yield_now();
  {
    Handle b(2);
    co_await pollux::yield_now();
  }
  co_await pollux::yield_now();
  co_return p.n + a.n;
}
