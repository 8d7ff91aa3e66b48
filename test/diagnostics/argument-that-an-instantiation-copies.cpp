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
inline int use(Name name, int n) { return name.length + n; }
inline int look(Name const &name, int n) { return name.length + n; }

template <class T>
ASYNC Future<int> call(T value) {
  // Handed on as it is.
  int result = look(value, co_await one(1));
  // CHECK: argument-that-an-instantiation-copies.cpp:[[#@LINE+1]]:26: error: 'co_await' is not supported yet after this argument, which an instantiation of the template copies before it
  co_return result + use(value, co_await one(2));
}

ASYNC Future<int> used() { co_return co_await call(Name()); }
