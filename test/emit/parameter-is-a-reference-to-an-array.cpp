// RUN: %lower > %t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> first(int const (&values)[3]) {
  co_await pollux::yield_now();
  co_return values[0];
}
