// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: RenamedInMacro
#include <pollux/core.hpp>
using pollux::Future;

int step = 1;
#define ADVANCE(n)                      \
  _Pragma("clang loop unroll(disable)") \
  for (int i = 0; i < step; ++i)        \
    ++n

ASYNC Future<int> walk(int n) {
  ADVANCE(n);
  {
    // CHECK: shadowing-variable-named-in-a-macro.cpp:[[#@LINE+2]]:9: error: 'step' has to be renamed, but is named in a macro with a '_Pragma'
    // CHECK: shadowing-variable-named-in-a-macro.cpp:[[#@LINE+1]]:9: note: give the variable another name than the one it shadows
    int step = 2;
    co_await pollux::yield_now();
    ADVANCE(n);
    n += step;
  }
  co_return n + step;
}
