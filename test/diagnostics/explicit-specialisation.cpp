// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: ExplicitSpecialization
#include <pollux/core.hpp>
using pollux::Future;

// Only the template's definition gives the future that a specialisation is one of.
template <class T> ASYNC Future<T> undefined(T value);
// CHECK-DAG: explicit-specialisation.cpp:[[#@LINE+2]]:31: error: the explicit specialisation of async template 'undefined' is not supported yet without an async definition of the template in front
// CHECK-DAG: explicit-specialisation.cpp:[[#@LINE+1]]:31: note: overload the function instead
template <> ASYNC Future<int> undefined(int value) { co_return value + 1; }

template <class T> ASYNC Future<T> boxed(T value) { co_return value; }
template <> ASYNC Future<int> boxed(int value);
// CHECK-DAG: explicit-specialisation.cpp:[[#@LINE-1]]:31: error: the explicit specialisation of async template 'boxed' is not supported yet where it is declared apart from its definition
template <> ASYNC Future<int> boxed(int value) { co_return value + 1; }

template <class T> struct Outer {
  template <class U> ASYNC Future<U> inner(U value) { co_return value; }
};
// CHECK-DAG: explicit-specialisation.cpp:[[#@LINE+1]]:55: error: the explicit specialisation of async template 'inner' is not supported yet of a template that is a member of another one
template <> template <> ASYNC Future<int> Outer<int>::inner<int>(int value) { co_return value + 1; }
