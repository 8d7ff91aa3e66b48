// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: {{^\[\[maybe_unused\]\] }}ignore_future ignore(int unnamed_1, int n = 3) {
ASYNC Future<int> ignore(int, int n = 3) { co_return n; }
