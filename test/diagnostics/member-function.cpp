// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: MemberFunction
#include <pollux/core.hpp>
using pollux::Future;

struct Counter {
  // CHECK: member-function.cpp:[[#@LINE+2]]:21: error: async member function 'next' is not supported yet
  // CHECK: member-function.cpp:[[#@LINE+1]]:21: note: make it a free function that takes the object by reference
  ASYNC Future<int> next() { co_return ++value; }
  int value = 0;
};
