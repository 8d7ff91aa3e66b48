// What is told of the states that are none? Nothing to a switch that is compared case by case; to one that jumps through a table, that there
// are none, so that it need not ask.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only -Wswitch-enum %werror %cxxflags %t.cpp
// RUN: %clang -std=c++17 -fsyntax-only -Wswitch-enum %werror %cxxflags %t.cpp
#include <pollux/core.hpp>

using pollux::Future;

ASYNC Future<int> number(int n) {
  co_await pollux::yield_now();
  co_return n;
}

// CHECK-LABEL: inline pollux::Poll<int> three(
// CHECK: switch (resume) {
// CHECK-NOT: default:
// CHECK: goto await_number_3;
// CHECK-NEXT: }
ASYNC Future<int> three() {
  int a = co_await number(1);
  int b = co_await number(2);
  co_return a + b + co_await number(3);
}

// CHECK-LABEL: inline pollux::Poll<int> four(
// CHECK: switch (resume) {
// CHECK: case State::AwaitNumber_4:
// CHECK-NEXT: goto await_number_4;
// CHECK-NEXT: default:
// CHECK-NEXT: POLLUX_NO_OTHER_STATE();
// CHECK-NEXT: }
ASYNC Future<int> four() {
  int a = co_await number(1);
  int b = co_await number(2);
  int c = co_await number(3);
  co_return a + b + c + co_await number(4);
}
