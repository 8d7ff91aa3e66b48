// RUN: %lower > %t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> sum(int n) {
  int a = n, b = a + 1;
  n = a * b;
  co_await pollux::yield_now();
  co_return n + 0;
}
