// A friend that a class defines stays there, where only its arguments find it, and hands over to members.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
// RUN: %clang -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
// RUN: %pollux --remarks %s -o %t.cpp -- %cxxflags 2>&1 | FileCheck --check-prefix=REMARK %s
// RUN: not %pollux --no-box %s -- %cxxflags 2>&1 | FileCheck --check-prefix=ERROR %s
#include <pollux/core.hpp>
#include <string>
using pollux::Future;

// CHECK: class Counter {
// CHECK-NEXT: {{^}}  struct next_future;
// CHECK-NEXT: {{^}}  friend Future<int> next(Counter &counter, std::string by, int unnamed_3 = 0) { return next_boxed(counter, std::move(by), unnamed_3); }
// CHECK-NEXT: {{^}}  static pollux::Poll<int> next_poll(next_future &frame, pollux::Context &cx);
// CHECK-NEXT: {{^}}  static pollux::Future<int> next_boxed(Counter &counter, std::string &&by, int unnamed_3);
// CHECK-NEXT: {{^}}  int value = 0;
// CHECK: /// The future of `next`.
// CHECK-NEXT: Counter::next_future {
// CHECK: inline pollux::Future<int> Counter::next_boxed(Counter &counter, std::string &&by, int unnamed_3) {
// CHECK-NEXT:   return next_future(counter, std::move(by), unnamed_3);
// CHECK: inline pollux::Poll<int> Counter::next_poll(next_future &frame, {{.*}}) {
// CHECK: inline pollux::Poll<int> Counter::next_future::poll_in_place(pollux::Context &cx) {
// CHECK-NEXT:   return next_poll(*this, cx);
class Counter {
  friend ASYNC Future<int> next(Counter &counter, std::string by, int = 0) { co_return counter.value += int(by.size()); }
  int value = 0;
};
// REMARK: remark: the future of 'next' is boxed: it is a friend that a class defines, and only the class knows the future
// ERROR: error: the future of 'next' would have to be boxed: it is a friend that a class defines, and only the class knows the future
// ERROR: note: declare 'next' a friend there, and define it behind the class
ASYNC Future<int> use(Counter &counter) { co_return co_await next(counter, "by"); }
