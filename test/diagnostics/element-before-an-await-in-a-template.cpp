// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedAwait
#include <pollux/core.hpp>
using pollux::Future;

struct Name {
  Name();
  Name(Name const &);
  int length;
};
ASYNC Future<int> one(int n) { co_return n; }

template <class T>
ASYNC Future<int> braces(T value) {
  // CHECK: element-before-an-await-in-a-template.cpp:[[#@LINE+1]]:15: error: 'co_await' is not supported yet after this element of a template's braces: whether it is copied before is known only when it is instantiated
  T result = {value, co_await one(2)};
  co_return result.length;
}
