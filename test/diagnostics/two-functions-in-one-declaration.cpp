// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: SharedDeclaration
#include <pollux/core.hpp>
using pollux::Future;

struct Counter {
  // CHECK: two-functions-in-one-declaration.cpp:[[#@LINE+2]]:21: error: 'next' is declared together with something else, which has another type once it is lowered
  // CHECK: note: declare 'next' in a statement of its own
  ASYNC Future<int> next(), last();
  int value = 0;
};
ASYNC Future<int> Counter::next() { co_return ++value; }
