// Every reason for a box: a remark on request, an error where none is allowed, and nothing otherwise.
// RUN: %pollux %s -o %t.cpp -- %cxxflags 2>&1 | count 0
// RUN: %pollux --remarks %s -o %t.cpp -- %cxxflags 2>&1 | FileCheck --check-prefix=REMARK --implicit-check-not=remark: %s
// RUN: not %pollux --no-box %s -- %cxxflags 2>&1 | FileCheck --check-prefix=ERROR --implicit-check-not=error: %s
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags -I%S %t.cpp
// DIAGNOSTIC: BoxNeeded
#include "Inputs/declared.hpp"
using pollux::Future;

ASYNC Future<int> factorial(int n) {
  if (n < 2)
    co_return 1;
  // REMARK: boxed-future.cpp:[[#@LINE+3]]:26: remark: the future of 'factorial' is boxed: it awaits itself, and can't contain itself
  // ERROR: boxed-future.cpp:[[#@LINE+2]]:26: error: the future of 'factorial' would have to be boxed: it awaits itself, and can't contain itself
  // ERROR: boxed-future.cpp:[[#@LINE+1]]:26: note: write the recursion as a loop
  co_return n * co_await factorial(n - 1);
}

ASYNC Future<int> callee(int n);
ASYNC Future<int> caller() {
  // REMARK: boxed-future.cpp:[[#@LINE+3]]:24: remark: the future of 'callee' is boxed: its definition stands further down
  // ERROR: boxed-future.cpp:[[#@LINE+2]]:24: error: the future of 'callee' would have to be boxed: its definition stands further down
  // ERROR: boxed-future.cpp:[[#@LINE+1]]:24: note: move the definition of 'callee' above this
  int value = co_await callee(1);
  // REMARK: boxed-future.cpp:[[#@LINE+3]]:21: remark: the future of 'defined_nowhere' is boxed: its definition is not seen here
  // ERROR: boxed-future.cpp:[[#@LINE+2]]:21: error: the future of 'defined_nowhere' would have to be boxed: its definition is not seen here
  // ERROR: boxed-future.cpp:[[#@LINE+1]]:21: note: define 'defined_nowhere' in the header that declares it
  value += co_await defined_nowhere(2);
  co_return value;
}
ASYNC Future<int> callee(int n) { co_return n; }
ASYNC Future<int> with_default(int n) { co_return n; }

#define CALLEE callee
ASYNC Future<int> call() {
  // REMARK: boxed-future.cpp:[[#@LINE+3]]:39: remark: the future of 'callee' is boxed: its address is taken, and a call through a pointer returns the same type for all functions
  // ERROR: boxed-future.cpp:[[#@LINE+2]]:39: error: the future of 'callee' would have to be boxed: its address is taken, and a call through a pointer returns the same type for all functions
  // ERROR: boxed-future.cpp:[[#@LINE+1]]:39: note: call 'callee' by its name
  Future<int> (*const pointer)(int) = callee;
  // REMARK: boxed-future.cpp:[[#@LINE+2]]:24: remark: the future of 'callee' is boxed: it is named in a macro, where it can't be renamed
  // ERROR: boxed-future.cpp:[[#@LINE+1]]:24: error: the future of 'callee' would have to be boxed: it is named in a macro, where it can't be renamed
  int value = co_await CALLEE(1);
  // REMARK: boxed-future.cpp:[[#@LINE+2]]:21: remark: the future of 'with_default' is boxed: the default argument stands in another declaration
  // ERROR: boxed-future.cpp:[[#@LINE+1]]:21: error: the future of 'with_default' would have to be boxed: the default argument stands in another declaration
  value += co_await with_default();
  // In place: no remark.
  value += co_await with_default(2);
  co_return value + co_await callee(2) + co_await pointer(3);
}
