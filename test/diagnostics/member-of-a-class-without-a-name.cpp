// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: ClassWithoutName
#include <pollux/core.hpp>
using pollux::Future;

void run() {
  struct Local {
    struct Inner {
      // CHECK: member-of-a-class-without-a-name.cpp:[[#@LINE+2]]:25: error: async function 'next' stands in a class that is local or unnamed
      // CHECK: note: define the class at namespace scope, with a name
      ASYNC Future<int> next() { co_return 1; }
    };
  };
}
struct Outer {
  struct {
    // CHECK: member-of-a-class-without-a-name.cpp:[[#@LINE+1]]:23: error: async function 'other' stands in a class that is local or unnamed
    ASYNC Future<int> other() { co_return 1; }
  } inner;
};
