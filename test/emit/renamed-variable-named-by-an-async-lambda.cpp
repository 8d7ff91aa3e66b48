// Another name in the body is another name in an async lambda of the body, whose own names keep clear of it.
// RUN: %pollux %s --no-line --verify-each -o %t.cpp -- %cxxflags
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %clang %cxxflags -std=c++17 %werror -fsyntax-only %t.cpp
#include <pollux/core.hpp>
#include <pollux/future.hpp>
using pollux::Future;

ASYNC Future<int> use(int n) {
  co_await pollux::yield_now();
  {
    int n = 3;
    // CHECK: [&n_2](int m) {
    // CHECK: return pollux::Ready(n_2 + m);
    auto add = [&n](int m) ASYNC -> Future<int> { co_return n + m; };
    n += co_await add(4);
    co_await pollux::yield_now();
    n += co_await add(5);
    co_return n;
  }
}
