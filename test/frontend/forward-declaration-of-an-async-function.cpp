// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: {{^}}namespace { struct later_future; }
// CHECK-NEXT: {{^}}later_future later(int n);
ASYNC Future<int> later(int n);

// CHECK: {{^\[\[maybe_unused\]\] }}later_future later(int n) {
ASYNC Future<int> later(int n) { co_return n; }
