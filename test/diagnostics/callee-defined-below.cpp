// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: AwaitedBeforeDefinition
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> in_header();

ASYNC Future<int> caller() {
  // CHECK: callee-defined-below.cpp:[[#@LINE+2]]:24: error: 'in_header' is called before its definition, and can't be boxed here
  // CHECK: callee-defined-below.cpp:[[#@LINE+1]]:24: note: move its definition up, or include the header that gives it first
  int value = co_await in_header();
  co_return value;
}

#include "Inputs/header.hpp"
