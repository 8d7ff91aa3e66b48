// RUN: %lower > %t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
// XFAIL: *
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> call(int (&function)(int)) {
  co_await pollux::yield_now();
  co_return function(2);
}
