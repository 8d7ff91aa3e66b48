// A local class or enumeration that a field needs moves to a namespace in front of the future, with what it needs itself.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %pollux --verify-each %s -o %t.line.cpp -- %cxxflags
// RUN: %python %S/Inputs/compile-everywhere.py %gxx %clang %t.cpp %werror %cxxflags
// RUN: %python %S/Inputs/compile-everywhere.py %gxx %clang %t.line.cpp %werror %cxxflags
#include <pollux/core.hpp>
#include <vector>
using pollux::Future;

// CHECK:      inline namespace keep_locals {
// CHECK-NEXT: inline namespace {
// CHECK-NEXT: enum Color { Red, Green };
// CHECK-EMPTY:
// CHECK-NEXT: constexpr int size = 4;
// CHECK-EMPTY:
// CHECK-NEXT: struct Pair {
// CHECK-NEXT:   int a[size], b;
// CHECK-NEXT:   Color color = Red;
// CHECK-NEXT: };
// CHECK-NEXT: } // namespace
// CHECK-NEXT: } // namespace keep_locals
// CHECK: std::vector<keep_locals::Pair>
// CHECK: using keep_locals::Color, keep_locals::Red, keep_locals::Green;
// CHECK: constexpr int size {{\[\[}}maybe_unused]] = 4;
// CHECK-NEXT: using keep_locals::Pair;
// CHECK-NEXT: struct Unkept {
// CHECK: ::new (frame.pairs.storage()) std::vector<keep_locals::Pair>(2);
ASYNC Future<int> keep() {
  enum Color { Red, Green };
  constexpr int size = 4;
  struct Pair {
    int a[size], b;
    Color color = Red;
  };
  struct Unkept {
    int n = 1;
  };
  std::vector<Pair> pairs(2);
  Unkept unkept;
  pairs[0].a[0] = unkept.n;
  co_await pollux::yield_now();
  co_return pairs[0].color == Green ? 1 : pairs[0].a[0];
}

// Another file may have a static function of the same name.
// CHECK:      inline namespace hidden_locals {
// CHECK-NEXT: inline namespace {
// CHECK-NEXT: struct Local {
// CHECK:      } // namespace
// CHECK-NEXT: } // namespace hidden_locals
// CHECK:      namespace {
// CHECK-NEXT: /// The future of `hidden`.
static ASYNC Future<int> hidden() {
  struct Local {
    int n;
  };
  Local local{1};
  co_await pollux::yield_now();
  co_return local.n;
}
ASYNC Future<int> caller() { co_return co_await hidden(); }
