// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: FriendDefinedInClass
#include <pollux/core.hpp>
using pollux::Future;

class Counter {
  // CHECK: friend-defined-in-a-class.cpp:[[#@LINE+2]]:28: error: async friend 'next' is defined in a class, which is not supported yet
  // CHECK: note: declare it a friend there, and define it after the class
  friend ASYNC Future<int> next(Counter &counter) { co_return ++counter.value; }
  int value = 0;
};
