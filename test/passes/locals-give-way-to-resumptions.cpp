// No resumption may jump past an initialisation: braces that end in front of the label, else declared without initialiser, else static,
// else the frame.
// RUN: %pollux --verify-each --print-after=segment-locals %s -- %cxxflags | FileCheck %s
// RUN: %lower | FileCheck --check-prefix=CHECK-TEXT %s
#include <pollux/core.hpp>
using pollux::Future;

void show(int);

// Its uses end before the await: braces.
// CHECK-LABEL: function braces -> int {
// CHECK: local %{{[0-9]+}}.local : int{{$}}
// CHECK: segment of 2
// CHECK-NEXT: declare %{{[0-9]+}}.local copy
// CHECK-NEXT: verbatim «show(local);»
// CHECK-TEXT-LABEL: braces(braces_future &
// CHECK-TEXT: {{^}}  {
// CHECK-TEXT-NEXT: {{^}}    int local = n;
// CHECK-TEXT-NEXT: {{^}}    show(local);
// CHECK-TEXT-NEXT: {{^}}  }
ASYNC Future<int> braces(int n) {
  int local = n;
  show(local);
  co_await pollux::yield_now();
  co_return n;
}

// Named again after the await, where it is written first: split.
// CHECK-LABEL: function split -> int {
// CHECK: local %{{[0-9]+}}.local : int split
// CHECK-TEXT-LABEL: split(split_future &
// CHECK-TEXT: {{^}}  int local;
// CHECK-TEXT-NEXT: {{^}}  local = n;
ASYNC Future<int> split(int n) {
  int local = n;
  show(local);
  co_await pollux::yield_now();
  local = 2;
  co_return local + n;
}

// A constant: static.
// CHECK-LABEL: function constant -> int {
// CHECK: local %{{[0-9]+}}.limit : const int {{.*}}constant
// CHECK-TEXT-LABEL: constant(constant_future &
// CHECK-TEXT: {{^}}  static constexpr int limit = 3;
ASYNC Future<int> constant(int n) {
  constexpr int limit = 3;
  co_await pollux::yield_now();
  co_return n + limit;
}
