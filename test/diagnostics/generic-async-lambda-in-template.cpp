// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: GenericLambda
#include <pollux/core.hpp>
using pollux::Future;

struct Lock {
  ~Lock();
};

template <class T> ASYNC Future<int> twice(T value) {
  // CHECK: generic-async-lambda-in-template.cpp:[[#@LINE+2]]:21: error: a generic async lambda in a template, whose future has something to destroy, is not supported yet
  // CHECK: generic-async-lambda-in-template.cpp:[[#@LINE+1]]:21: note: give its parameters types, or make it a function template
  auto add = [value](auto n) ASYNC -> Future<int> {
    Lock lock;
    co_await pollux::yield_now();
    co_return value + n;
  };
  // Nothing to destroy.
  auto same = [value](auto n) ASYNC -> Future<int> { co_return value + n; };
  co_return co_await add(1) + co_await same(1);
}
