// RUN: %lower > %t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> fetch(int n) { co_return n; }

ASYNC Future<int> twice(int fetch_future) {
  int result = co_await fetch(fetch_future);
  co_return result * 2;
}
