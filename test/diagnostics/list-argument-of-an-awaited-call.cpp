// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedTemporary
#include <pollux/core.hpp>
using pollux::Future;

#include <initializer_list>
// CHECK: list-argument-of-an-awaited-call.cpp:[[#@LINE+2]]:50: error: 'list' lives across a 'co_await', but the array behind a 'std::initializer_list' can't
// CHECK: list-argument-of-an-awaited-call.cpp:[[#@LINE+1]]:50: note: let its scope end before the 'co_await', or keep what is needed of it in a variable of a type with a name at namespace scope
ASYNC Future<int> sum(std::initializer_list<int> list) { co_await pollux::yield_now(); co_return *list.begin(); }

ASYNC Future<int> use() {
  // CHECK: list-argument-of-an-awaited-call.cpp:[[#@LINE+2]]:28: error: a temporary of type 'std::initializer_list<int>' would have to live across this 'co_await', which is not supported here yet
  // CHECK: list-argument-of-an-awaited-call.cpp:[[#@LINE+1]]:28: note: give it a name in a declaration before the 'co_await'
  int total = co_await sum({1, 2, 3});
  co_return total;
}
