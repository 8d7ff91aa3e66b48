// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: FunctionTemplate
#include <pollux/core.hpp>
using pollux::Future;

template <class T>
// CHECK: function-template.cpp:[[#@LINE+2]]:17: error: async template 'same' is not supported yet
// CHECK: function-template.cpp:[[#@LINE+1]]:17: note: write one async function for each type that is needed
ASYNC Future<T> same(T value) {
  co_return value;
}
