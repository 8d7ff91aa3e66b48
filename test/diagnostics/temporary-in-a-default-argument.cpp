// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedTemporary
#include <pollux/core.hpp>
using pollux::Future;

struct Text { Text(char const *); ~Text(); };
ASYNC Future<int> later(int n, Text const &text = Text("x")) { co_await pollux::yield_now(); co_return n; }

ASYNC Future<int> use() {
  // CHECK: temporary-in-a-default-argument.cpp:[[#@LINE+2]]:24: error: a temporary of type 'const Text' would have to live across this 'co_await', which is not supported here yet
  // CHECK: temporary-in-a-default-argument.cpp:[[#@LINE+1]]:24: note: give it a name in a declaration before the 'co_await'
  int value = co_await later(1);
  co_return value;
}
