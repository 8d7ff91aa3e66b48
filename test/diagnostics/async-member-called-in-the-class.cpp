// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: CalledBeforeDefinition
#include <pollux/core.hpp>
#include <pollux/future.hpp>
using pollux::Future;

struct Counter {
  ASYNC Future<int> next() { co_return ++value; }
  // CHECK: async-member-called-in-the-class.cpp:[[#@LINE+2]]:38: error: 'next' is called where its future is only declared
  // CHECK: note: define the function that calls it further down: behind the class that defines 'next' in its braces, or else behind 'next'
  Future<int> boxed() { return this->next(); }
  Future<int> outside();
  int value = 0;
};
inline Future<int> Counter::outside() { return next(); }
