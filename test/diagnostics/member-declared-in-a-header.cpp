// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck --implicit-check-not=error: %s
// DIAGNOSTIC: DeclaredInHeader
#include "Inputs/class.hpp"

// CHECK: member-declared-in-a-header.cpp:[[#@LINE+2]]:37: error: async member function 'unsaid' is defined in another file than its class, which does not say that it is async
// CHECK: member-declared-in-a-header.cpp:[[#@LINE+1]]:37: note: write ASYNC on its declaration in the class
ASYNC pollux::Future<int> Declared::unsaid() { co_return 1; }
// CHECK: member-declared-in-a-header.cpp:[[#@LINE+2]]:37: error: async member function 'pure' is defined in another file than its class, where it is pure
// CHECK: member-declared-in-a-header.cpp:[[#@LINE+1]]:37: note: define it in the file of its class
ASYNC pollux::Future<int> Declared::pure() { co_return 1; }
ASYNC pollux::Future<int> Declared::next() { co_return 1; }

#include "Inputs/class-of-no-header.txt"
// CHECK: member-declared-in-a-header.cpp:[[#@LINE+2]]:35: error: async member function 'next' is defined in another file than its class, which stands in no header
// CHECK: member-declared-in-a-header.cpp:[[#@LINE+1]]:35: note: give the file of the class a header's name, '.hpp'
ASYNC pollux::Future<int> Hidden::next() { co_return 1; }
