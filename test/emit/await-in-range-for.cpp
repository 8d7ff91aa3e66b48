// Begin and end are fields under these names, of the type that their class calls them by; the loop variable is one under the user's where it
// is needed behind the await. A range with a name needs no field, nor does a reference that is used ahead of the await only.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
#include <vector>
using pollux::Future;

// CHECK-LABEL: sum(sum_future &
// CHECK: // for (int value : values)
// CHECK-NEXT: ::new (frame.begin.storage()) std::vector<int>::const_iterator(values.begin());
// CHECK-NEXT: ::new (frame.end.storage()) std::vector<int>::const_iterator(values.end());
// CHECK-NEXT: for (; *frame.begin != *frame.end; ++*frame.begin) {
// CHECK-NEXT: value = **frame.begin;
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

std::vector<int> &all();

// CHECK-LABEL: struct {{.*}}ahead_future
// CHECK-NOT: range;
// CHECK-NOT: value;
// CHECK-LABEL: ahead(ahead_future &
// CHECK: auto &&range = all();
// CHECK-NEXT: ::new (frame.begin.storage()) std::vector<int>::iterator(range.begin());
// CHECK-NEXT: ::new (frame.end.storage()) std::vector<int>::iterator(range.end());
// CHECK: for (; *frame.begin != *frame.end; ++*frame.begin) {
// CHECK-NEXT: {
// CHECK-NEXT: auto const &value = **frame.begin;
// CHECK-NEXT: total += value;
// CHECK-NEXT: }
// CHECK: await_yield_now:
ASYNC Future<int> ahead() {
  int total = 0;
  for (auto const &value : all()) {
    total += value;
    co_await pollux::yield_now();
  }
  co_return total;
}
