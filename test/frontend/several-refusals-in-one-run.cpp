// Every function is looked at, so that one run tells all.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: [[#@LINE+1]]:11: error: async function 'first' returns 'int'
ASYNC int first() { return 1; }
ASYNC Future<int> fine() { co_return 1; }
// CHECK: [[#@LINE+1]]:19: error: async function 'second' has no 'co_await', 'co_yield' or 'co_return'
ASYNC Future<int> second() { return fine(); }
