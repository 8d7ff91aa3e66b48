// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnnameableType
#include <pollux/core.hpp>
using pollux::Future;

#include <initializer_list>

ASYNC Future<int> sum() {
  // CHECK: initializer-list-across-await.cpp:[[#@LINE+2]]:30: error: 'list' lives across a 'co_await', but the array behind a 'std::initializer_list' can't
  // CHECK: initializer-list-across-await.cpp:[[#@LINE+1]]:30: note: let its scope end before the 'co_await', or keep what is needed of it in a variable of a type with a name at namespace scope
  std::initializer_list<int> list = {1, 2, 3};
  co_await pollux::yield_now();
  co_return *list.begin();
}
