// What a template tests in front of an await may be an object, which lives until the await is over. Refused at the instantiation.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedAwait
#include <pollux/core.hpp>
using pollux::Future;

struct Lock {
  ~Lock();
  explicit operator bool() const;
};
ASYNC Future<int> later(int n) {
  co_await pollux::yield_now();
  co_return n;
}

template <class T> ASYNC Future<bool> both(T (*lock)()) {
  // CHECK: [[#@LINE+1]]:13: error: 'co_await' is not supported yet after this condition, in which an instantiation of the template makes an object that lives until after it
  co_return lock() && co_await later(1);
}
template <class T> ASYNC Future<int> either(T (*lock)()) {
  // CHECK: [[#@LINE+1]]:13: error: 'co_await' is not supported yet after this condition
  co_return !lock() ? co_await later(1) : 2;
}
// Nothing is to be seen of an int.
template <class T> ASYNC Future<bool> fine(T (*number)()) { co_return number() && co_await later(1); }

Lock make();
int count();
ASYNC Future<int> use() {
  co_await both(make);
  co_await fine(count);
  co_return co_await either(make);
}
// CHECK: 2 errors generated
