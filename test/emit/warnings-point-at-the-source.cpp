// A compiler's warnings about the lowered file name the original's lines.
// RUN: %pollux %s -o %t.cpp -- %cxxflags
// RUN: %gxx -std=c++17 -fsyntax-only %cxxflags %t.cpp 2>&1 | FileCheck %s
// RUN: %clang -std=c++17 -fsyntax-only %cxxflags %t.cpp 2>&1 | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

[[deprecated]] int old(int n);
ASYNC Future<int> leaf(int n) { co_return n; }

ASYNC Future<int> warn(int n) {
  // CHECK: warnings-point-at-the-source.cpp:[[#@LINE+1]]:{{.*}}warning: {{.*}}old
  n += old(1);
  // CHECK: warnings-point-at-the-source.cpp:[[#@LINE+1]]:{{.*}}warning: {{.*}}old
  n += co_await leaf(old(2));
  if (n > 1) {
    // CHECK: warnings-point-at-the-source.cpp:[[#@LINE+2]]:{{.*}}warning: {{.*}}old
    n = n +
        old(3);
    co_await pollux::yield_now();
  }

  // CHECK: warnings-point-at-the-source.cpp:[[#@LINE+1]]:{{.*}}warning: {{.*}}old
  for (int i = 0; i < 3; ++i) { n += old(i); co_await pollux::yield_now(); }
  // CHECK: warnings-point-at-the-source.cpp:[[#@LINE+1]]:{{.*}}warning: {{.*}}old
  co_return old(n);
}

// Behind an async function, the file goes on where it was.
int after() {
  // CHECK: warnings-point-at-the-source.cpp:[[#@LINE+1]]:{{.*}}warning: {{.*}}old
  return old(5);
}
