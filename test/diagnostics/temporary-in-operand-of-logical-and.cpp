// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedTemporary
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> later(int const &n) { co_return n; }
bool is_set(int const &n);

ASYNC Future<int> use(bool flag) {
  // CHECK: [[#@LINE+2]]:36: error: a temporary of type '{{.*}}' would have to live across this 'co_await', which is not supported here yet
  // CHECK: [[#@LINE+1]]:36: note: give it a name in a declaration before the 'co_await'
  int value = co_await later((flag && is_set(3)) ? 1 : 2);
  co_return value;
}
