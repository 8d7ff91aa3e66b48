// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck --implicit-check-not=error: %s
// DIAGNOSTIC: FriendDeclaredElsewhere
#include "Inputs/befriending-class.hpp"

// CHECK: friend-of-a-class-in-a-header.cpp:[[#@LINE+2]]:27: error: async function 'open' is a friend of a class in another file, which is not supported yet
// CHECK: friend-of-a-class-in-a-header.cpp:[[#@LINE+1]]:27: note: define it in the file of that class, or make it a member function
ASYNC pollux::Future<int> open(Vault &vault) { co_return vault.secret + co_await peek(vault); }
