// More of closure-that-cannot-move.cpp, which is at Clang's limit of errors a file.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnnameableType
#include <pollux/core.hpp>
using pollux::Future;

extern "C" {
ASYNC Future<int> c_linkage(int n) {
  // CHECK: [[#@LINE+1]]:8: error: 'add' lives across a 'co_await', but its type has no name outside of the function: the function has C linkage
  auto add = [n](int m) { return n + m; };
  co_await pollux::yield_now();
  co_return add(1);
}
}

ASYNC Future<int> one(int n) { co_return n; }

struct Size {
  int value;
};
ASYNC Future<int> constant_of_class_type() {
  constexpr Size size{2};
  // CHECK: [[#@LINE+1]]:8: error: 'get' lives across a 'co_await', but its type has no name outside of the function: the lambda uses 'size' without capturing it
  auto get = [] { return size.value; };
  co_await pollux::yield_now();
  co_return get();
}

ASYNC Future<int> one_name_for_two(int n) {
  // CHECK: [[#@LINE+1]]:8: error: 'get' lives across a 'co_await', but its type has no name outside of the function: the lambda uses two things named 'n'
  auto get = [n = co_await one(n), m = n] { return n + m; };
  co_await pollux::yield_now();
  co_return get();
}
