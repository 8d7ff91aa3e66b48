// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: DeclaredInHeader
#include "Inputs/class.hpp"

// CHECK: member-declared-in-a-header.cpp:[[#@LINE+2]]:37: error: async member function 'next' is declared in a header and defined in another file, which is not supported yet
// CHECK: member-declared-in-a-header.cpp:[[#@LINE+1]]:37: note: define it in the header
ASYNC pollux::Future<int> Declared::next() { co_return 1; }
