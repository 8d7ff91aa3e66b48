// RUN: not %pollux %s -- %cxxflags -std=c++23 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedMember
#include <pollux/core.hpp>
using pollux::Future;

struct Value {
  // CHECK: unusual-member-function.cpp:[[#@LINE+2]]:9: error: async function 'operator Future' is a conversion function
  // CHECK: note: make it an ordinary member function
  ASYNC operator Future<int>() { co_return 1; }
  // CHECK: unusual-member-function.cpp:[[#@LINE+1]]:21: error: async function 'next' is declared with an explicit object parameter
  ASYNC Future<int> next(this Value const &) { co_return 1; }
};
