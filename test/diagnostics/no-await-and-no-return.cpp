// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: NotACoroutine
#include <pollux/core.hpp>
using pollux::Future;

Future<int> made_elsewhere();
// CHECK: no-await-and-no-return.cpp:[[#@LINE+2]]:19: error: async function 'forward' has no 'co_await', 'co_yield' or 'co_return'
// CHECK: no-await-and-no-return.cpp:[[#@LINE+1]]:19: note: end it with 'co_return', or remove ASYNC: a function that returns a future made elsewhere needs no lowering
ASYNC Future<int> forward() { return made_elsewhere(); }
