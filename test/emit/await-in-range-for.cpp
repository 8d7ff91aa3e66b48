// Range, begin and end are fields under these names; the loop variable is one under the user's.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
#include <vector>
using pollux::Future;

// CHECK-LABEL: sum(sum_future &
// CHECK: // for (int value : values)
// CHECK-NEXT: frame.range.emplace(values);
// CHECK: (*frame.range).begin()
// CHECK: (*frame.range).end()
// CHECK: for (; {{.*}}begin{{.*}} != {{.*}}end{{.*}}; ++{{.*}}begin{{.*}}) {
// CHECK-NEXT: value = *{{.*}}begin
// CHECK: await_yield_now:
// CHECK: total += value;
ASYNC Future<int> sum(std::vector<int> const &values) {
  int total = 0;
  for (int value : values) {
    co_await pollux::yield_now();
    total += value;
  }
  co_return total + 0;
}
