// RUN: %pollux --no-line %s -- %cxxflags | not grep "^#line"
// RUN: %pollux %s -- %cxxflags | grep "^#line" | FileCheck %s
#include <pollux/core.hpp>
// CHECK: #line 1 "{{.*}}no-line-directives.cpp"
ASYNC pollux::Future<int> one() { co_return 1; }
// CHECK: #line [[#@LINE]] "{{.*}}no-line-directives.cpp"
int main() {}
