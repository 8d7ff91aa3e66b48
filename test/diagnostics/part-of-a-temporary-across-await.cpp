// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnnameableType
#include <pollux/core.hpp>
using pollux::Future;

struct Pair {
  Pair(int n);
  ~Pair();
  int a, b;
};

ASYNC Future<int> part() {
  // CHECK: part-of-a-temporary-across-await.cpp:[[#@LINE+2]]:14: error: 'a' lives across a 'co_await', but it refers to a part of a temporary
  // CHECK: part-of-a-temporary-across-await.cpp:[[#@LINE+1]]:14: note: let its scope end before the 'co_await', or keep what is needed of it in a variable of a type with a name at namespace scope
  int const &a = Pair(1).a;
  co_await pollux::yield_now();
  co_return a;
}
