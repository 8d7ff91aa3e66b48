// What the tool writes stands on <pollux/core.hpp> alone.
// RUN: %lower > %t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> sum() {
  int const values[3] = {1, 2, 3};
  int total = 0;
  for (int value : values) {
    co_await pollux::yield_now();
    total += value;
  }
  co_return total + 0;
}
