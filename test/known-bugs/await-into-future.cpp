// RUN: %pollux %s -o %t.cpp -- %cxxflags
// RUN: %gxx -std=c++17 -fsyntax-only %cxxflags %t.cpp
// XFAIL: *
#include <pollux/core.hpp>
using pollux::Future;

struct Delay {
  int n;
};
inline pollux::YieldNow into_future(Delay) { return pollux::yield_now(); }

ASYNC Future<int> wait_for(int n) {
  co_await Delay{n};
  co_return n;
}
