// The target's -Werror is for what is compiled, not for what is parsed; flags that only GCC knows are passed over.
// RUN: %pollux %s -o %t.cpp -- %cxxflags -std=c++17 -Wall -Werror -pedantic-errors -fcoroutines -O2 -g -flto 2>&1 | count 0
#include <pollux/core.hpp>

static int unused_function() { return 1; }

ASYNC pollux::Future<int> one() { co_return 1; }
