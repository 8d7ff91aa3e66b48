// A budget in the source: by the call's type it compiles in every build, by the struct's name where POLLUX_LOWERED is defined.
// RUN: %pollux %s -o %t.cpp -- -std=c++17 %cxxflags
// RUN: FileCheck %s < %t.cpp
// CHECK: #define POLLUX_LOWERED 1
// RUN: %gxx -std=c++17 %werror %cxxflags -fsyntax-only %t.cpp
// RUN: %clang -std=c++20 %werror %cxxflags -fsyntax-only %t.cpp
// RUN: %clang -std=c++20 %cxxflags -fsyntax-only %s
//
// Both fail if it is exceeded.
// RUN: not %gxx -std=c++17 -DLIMIT=4 %cxxflags -fsyntax-only %t.cpp 2>&1 | FileCheck --check-prefix=ERROR %s
// ERROR-DAG: size-is-asserted-in-the-source.cpp:26:{{.*}} static assertion failed: by its type
// ERROR-DAG: size-is-asserted-in-the-source.cpp:28:{{.*}} static assertion failed: by its name
#include <pollux/core.hpp>
using pollux::Future;

#ifndef LIMIT
#define LIMIT 16
#endif

ASYNC Future<int> add_later(int a, int b) {
  co_await pollux::yield_now();
  co_return a + b;
}

// In the native build this is a handle.
static_assert(sizeof(decltype(add_later(1, 2))) <= LIMIT, "by its type");
#ifdef POLLUX_LOWERED
static_assert(sizeof(add_later_future) <= LIMIT, "by its name");
#endif
int main() { auto later = add_later(1, 2); (void)later; }
