// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedAwait
#include <pollux/core.hpp>
using pollux::Future;

struct Lock {
  explicit Lock(int n);
  Lock(Lock const &) = delete;
  int n;
};
ASYNC Future<int> one(int n) { co_await pollux::yield_now(); co_return n; }
int use(Lock lock, int n);

ASYNC Future<int> hold() {
  // CHECK: await-behind-an-immovable-object.cpp:[[#@LINE+2]]:20: error: 'co_await' is not supported yet after an object of the same expression that can't be moved
  // CHECK: await-behind-an-immovable-object.cpp:[[#@LINE+1]]:20: note: await it in a declaration of its own first: 'auto value = co_await ...;', then use the value
  int result = use(Lock(1), co_await one(2));
  co_return result;
}
