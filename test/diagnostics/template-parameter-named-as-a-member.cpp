// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: TemplateParameter
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: template-parameter-named-as-a-member.cpp:[[#@LINE+2]]:17: error: template parameter 'State' has a name that its future needs
// CHECK: template-parameter-named-as-a-member.cpp:[[#@LINE+1]]:17: note: call it something else
template <class State> ASYNC Future<int> run(State state) { co_return state.value; }
