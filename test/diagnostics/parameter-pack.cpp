// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: ParameterPack
#include <pollux/core.hpp>
#include <pollux/future.hpp>
using pollux::Future;

// CHECK: parameter-pack.cpp:[[#@LINE+2]]:52: error: async function 'count' has a parameter pack, which is not supported yet
// CHECK: note: take a 'std::tuple'
template <class... T> ASYNC Future<int> count(T... values) { co_return int(sizeof...(values)); }
