// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: FriendTemplate
#include <pollux/core.hpp>
using pollux::Future;

class Counter {
  // CHECK: friend-template.cpp:[[#@LINE+3]]:28: error: async function template 'next' is a friend of a class, which is not supported yet
  // CHECK: note: give it access through a member function
  template <class T>
  friend ASYNC Future<int> next(Counter &counter, T step);
  int value = 0;
};
template <class T>
ASYNC Future<int> next(Counter &counter, T step) { co_return counter.value += step; }
