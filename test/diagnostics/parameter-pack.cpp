// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: ParameterPack
#include <pollux/core.hpp>
#include <pollux/future.hpp>
#include <tuple>
using pollux::Future;

// A struct's pack is its last parameter; a function's needn't be.
// CHECK: parameter-pack.cpp:[[#@LINE+2]]:20: error: async function 'count' has a parameter pack in front of another parameter, which is not supported yet
// CHECK: note: make it the last one, or take a 'std::tuple'
template <class... T, class U> ASYNC Future<int> count(U, std::tuple<T...>) { co_return int(sizeof...(T)); }
