// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: Variadic
#include <pollux/core.hpp>
using pollux::Future;

Future<int> made_elsewhere();
// CHECK: c-variadic-parameters.cpp:[[#@LINE+2]]:19: error: async function 'sum' has a C variadic parameter list
// CHECK: c-variadic-parameters.cpp:[[#@LINE+1]]:19: note: C variadic arguments die when the call returns; take a span or a template pack
ASYNC Future<int> sum(int count, ...) { return made_elsewhere(); }
