// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: NotReturningFuture
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: result-is-not-a-future.cpp:[[#@LINE+2]]:11: error: async function 'answer' returns 'int', not 'pollux::Future<T>' or 'pollux::Stream<T>'
// CHECK: result-is-not-a-future.cpp:[[#@LINE+1]]:11: note: declare it as 'ASYNC pollux::Future<int> answer(...)'
ASYNC int answer() { return 42; }
