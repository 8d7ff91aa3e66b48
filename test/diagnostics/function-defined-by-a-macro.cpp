// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: DefinedByMacro
#include <pollux/core.hpp>
using pollux::Future;

#define CONSTANT(name, value) \
  ASYNC Future<int> name() { co_return value; }
// CHECK: function-defined-by-a-macro.cpp:[[#@LINE+2]]:10: error: async function 'seven' is defined by a macro
// CHECK: function-defined-by-a-macro.cpp:[[#@LINE+1]]:10: note: write the definition out; macros may stand inside the body
CONSTANT(seven, 7)
