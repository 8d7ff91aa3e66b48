// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnnameableType
#include <pollux/core.hpp>
using pollux::Future;

struct Pair {
  Pair(int n);
  ~Pair();
  int a, b;
};
int other();
struct Holder {
  Pair const &pair;
  int n;
};

ASYNC Future<int> chosen(bool first) {
  Pair pair(1);
  // CHECK: part-of-a-temporary-across-await.cpp:[[#@LINE+2]]:14: error: 'a' lives across a 'co_await', but a temporary that it refers to lives as long as it
  // CHECK: part-of-a-temporary-across-await.cpp:[[#@LINE+1]]:14: note: let its scope end before the 'co_await', or keep what is needed of it in a variable of a type with a name at namespace scope
  int const &a = first ? Pair(1).a : Pair(2).b;
  co_await pollux::yield_now();
  co_return a;
}

ASYNC Future<int> ordered() {
  // CHECK: part-of-a-temporary-across-await.cpp:[[#@LINE+1]]:10: error: 'holder' lives across a 'co_await', but a temporary that it refers to lives as long as it
  Holder holder{Pair(1), other()};
  co_await pollux::yield_now();
  co_return holder.n;
}
