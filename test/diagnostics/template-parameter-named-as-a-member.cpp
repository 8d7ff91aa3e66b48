// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: TemplateParameter
#include <pollux/core.hpp>
using pollux::Future;

// The text of a lambda outside of async functions stays as it is.
template <class State> struct Machine {
  int value = 0;
  // CHECK: template-parameter-named-as-a-member.cpp:[[#@LINE+2]]:26: error: template parameter 'State' has a name that the future needs here
  // CHECK: template-parameter-named-as-a-member.cpp:[[#@LINE+1]]:26: note: call it something else
  auto run() { return [](State state) ASYNC -> Future<int> { co_return state.value; }; }
};
