// A member that is called through a pointer whose class only an instantiation knows; a variable of type Future is a box.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s --implicit-check-not=error:
#include <memory>
#include <pollux/core.hpp>
using pollux::Future;

template <class T>
struct List {
  T value;
  std::unique_ptr<List> next;
  ASYNC Future<int> size() const {
    if (!next)
      co_return 1;
    Future<int> boxed = next->size();
    int n = co_await boxed;
    // CHECK: member-that-awaits-itself.cpp:[[#@LINE+3]]:34: error: 'size' may await itself here
    // CHECK: member-that-awaits-itself.cpp:[[#@LINE+2]]:34: note: declare 'size' in front of its definition, so that it can be boxed; or
    // CHECK-SAME: give the future a variable of type 'Future', and await that
    co_return n + co_await next->size();
  }
};

ASYNC Future<int> use(List<int> const &list) { co_return co_await list.size(); }
