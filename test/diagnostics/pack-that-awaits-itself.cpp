// Whether a call that hands on a pack is one of the same function only instantiations show.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

template <class First, class... Rest> ASYNC Future<int> rotated(int turns, First first, Rest... rest) {
  if (turns == 0)
    co_return first;
  // CHECK: pack-that-awaits-itself.cpp:[[#@LINE+1]]:22: error: 'rotated' may await itself here
  co_return co_await rotated(turns - 1, rest..., first);
}
ASYNC Future<int> run() { co_return co_await rotated(3, 1, 2); }
