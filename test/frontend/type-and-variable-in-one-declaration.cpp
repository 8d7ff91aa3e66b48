// RUN: %pollux --no-line %s -o %t.cpp -- %cxxflags || true
// A jump must not pass the initialisation of `pair`: refused, or compiles.
// RUN: not %pollux %s -- %cxxflags || %gxx -std=c++17 -fsyntax-only %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> keep() {
  struct Pair {
    int a, b;
  } pair{1, 2};
  co_await pollux::yield_now();
  co_return pair.a + pair.b;
}
