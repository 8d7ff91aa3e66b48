// The whole is a field; the names are bound again where the rest of the scope is entered.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
#include <utility>
using pollux::Future;

ASYNC Future<std::pair<int, int>> both(int n) { co_return std::pair<int, int>(n, n); }

// CHECK-LABEL: struct {{.*}}sum_future {
// CHECK: std::pair<int, int>{{.*}} a_b;
// CHECK-LABEL: sum(sum_future &
// CHECK: scope_of_a_b: {
// CHECK: auto &[a, b] = {{.*}}frame.a_b;
// CHECK: return pollux::Ready(a + b);
ASYNC Future<int> sum(int n) {
  auto [a, b] = co_await both(n);
  co_await pollux::yield_now();
  co_return a + b;
}
