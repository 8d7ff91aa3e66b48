// Fields have aliases at the top of the body, where one name can mean one thing only.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

// CHECK-LABEL: shadow(shadow_future &
// CHECK: auto &n = frame.n;
// CHECK: auto &n_2 = frame.n_2;
// CHECK: n_2 = outer;
// CHECK: n_2 += 1;
// CHECK: return pollux::Ready(n + 0);
ASYNC Future<int> shadow(int n) {
  int outer = n;
  {
    int n = outer;
    co_await pollux::yield_now();
    n += 1;
    outer = n;
  }
  co_await pollux::yield_now();
  co_return n + 0;
}
