// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

// CHECK-LABEL: retry(retry_future &
// CHECK: again:;
// CHECK: await_yield_now:
// CHECK: goto again;
ASYNC Future<int> retry(int n) {
again:
  co_await pollux::yield_now();
  if (++n < 3)
    goto again;
  co_return n + 0;
}
