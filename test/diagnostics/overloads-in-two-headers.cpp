// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: SameFutureName
// CHECK: other-overload.hpp:3:34: error: this 'overloaded' and that of another header would both have a 'overloaded_future'
// CHECK: other-overload.hpp:3:34: note: define overloads of one name in one header
#include "Inputs/one-overload.hpp"
#include "Inputs/other-overload.hpp"
