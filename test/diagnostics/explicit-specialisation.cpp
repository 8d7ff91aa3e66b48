// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: ExplicitSpecialization
#include <pollux/core.hpp>
using pollux::Future;

template <class T> ASYNC Future<T> same(T value) { co_return value; }
// CHECK: explicit-specialisation.cpp:[[#@LINE+2]]:31: error: the explicit specialisation of async template 'same' is not supported yet
// CHECK: explicit-specialisation.cpp:[[#@LINE+1]]:31: note: overload the function instead
template <> ASYNC Future<int> same<int>(int value) { co_return value + 1; }
