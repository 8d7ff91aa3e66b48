// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedTemporary
#include <pollux/core.hpp>
#include <initializer_list>
using pollux::Stream;

struct View {
  int const *first;
};
View view(std::initializer_list<int> list);

ASYNC Stream<std::initializer_list<int>> lists() {
  // CHECK: initializer-list-in-a-yield.cpp:[[#@LINE+1]]:12: error: a temporary of type 'std::initializer_list<int>' would have to live across this
  co_yield {1, 2, 3};
}

ASYNC Stream<View> views() {
  // CHECK: initializer-list-in-a-yield.cpp:[[#@LINE+1]]:17: error: a temporary of type 'std::initializer_list<int>' would have to live across this
  co_yield view({1, 2, 3});
}
