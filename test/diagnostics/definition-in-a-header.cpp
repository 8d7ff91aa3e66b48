// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: DefinedInHeader
// CHECK: header.hpp:2:34: error: async function 'in_header' is defined in a header, which is not supported yet
// CHECK: header.hpp:2:34: note: define it in the source file that the tool is given
#include "Inputs/header.hpp"
