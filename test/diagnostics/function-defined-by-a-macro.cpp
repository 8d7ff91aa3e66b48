// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: DefinedByMacro
#include <pollux/core.hpp>
using pollux::Future;

#define SUM(name)                         \
  ASYNC Future<int> name() {              \
    int sum = 0;                          \
    _Pragma("clang loop unroll(disable)") \
    for (int i = 0; i < 9; ++i)           \
      sum += i;                           \
    co_return sum;                        \
  }
// CHECK: function-defined-by-a-macro.cpp:[[#@LINE+2]]:5: error: async function 'nine' is defined by a macro that can't be expanded
// CHECK: function-defined-by-a-macro.cpp:[[#@LINE+1]]:5: note: write the definition out, without '_Pragma'
SUM(nine)
