// A template shows neither that an operator is somebody's function, nor that an operand is converted by one.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s --implicit-check-not=error:
// DIAGNOSTIC: UnsupportedAwait
#include <pollux/core.hpp>
using pollux::Future;

struct Logic {
  Logic operator&&(Logic) const;
  bool operator||(bool) const;
  Logic operator,(Logic) const;
  explicit operator bool() const;
};
struct Number {
  operator int() const;
};
ASYNC Future<int> one(int n) { co_await pollux::yield_now(); co_return n; }
template <class T>
ASYNC Future<T> given(T value) { co_await pollux::yield_now(); co_return value; }

template <class T>
ASYNC Future<int> logic(T value) {
  // CHECK: [[#@LINE+1]]:13: error: 'co_await' is not supported yet in an operand of this '&&', which is somebody's function in an instantiation of the template
  if (value && co_await given(value))
    co_return 1;
  // CHECK: [[#@LINE+1]]:13: error: 'co_await' is not supported yet in an operand of this '||', which is somebody's function
  if (value || co_await one(1) == 2)
    co_return 2;
  // CHECK: [[#@LINE+1]]:21: error: 'co_await' is not supported yet in an operand of this ',', which is somebody's function
  T last = T((value , co_await given(value)));
  co_return last ? 3 : 4;
}
template <class T>
ASYNC Future<int> convert(T value) {
  int places[4] = {};
  // CHECK: [[#@LINE+1]]:29: error: 'co_await' is not supported yet after this operand, which an instantiation of the template converts before it
  places[co_await one(1)] = value;
  // CHECK: [[#@LINE+1]]:13: error: 'co_await' is not supported yet after this operand, which an instantiation
  co_return value << co_await one(2);
}

struct Kept {
  ~Kept();
};
inline Kept make(Number) { return {}; }
template <class T>
ASYNC Future<int> drop(T value) {
  // CHECK: [[#@LINE+1]]:14: error: 'co_await' is not supported yet after this object, which nobody wants but which an instantiation of the template keeps until after it
  co_return (make(value), co_await one(1));
}

struct Table {
  static int (*current)(int);
  static int fixed(int);
};
template <class T>
ASYNC Future<int> call(T) {
  int const fixed = T::fixed(co_await one(1));
  // CHECK: [[#@LINE+1]]:21: error: 'co_await' is not supported yet in a call of this variable, which an instantiation of the template reads before it
  co_return fixed + T::current(co_await one(1));
}

ASYNC Future<int> used() { co_return co_await logic(Logic()) + co_await logic(true) + co_await convert(Number()) + co_await convert(1) + co_await drop(Number()) + co_await call(Table()); }
