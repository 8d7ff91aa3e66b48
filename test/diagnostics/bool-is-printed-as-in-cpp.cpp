// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: error: async function 'f' returns 'bool', not 'pollux::Future<T>' or 'pollux::Stream<T>'
ASYNC bool f() { return true; }
