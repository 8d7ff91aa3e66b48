// A virtual function keeps its type, and boxes the future of its own that it makes.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
// RUN: %clang -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

struct Base {
  virtual ~Base() = default;
  // CHECK: virtual Future<int> next() = 0;
  ASYNC virtual Future<int> next() = 0;
};
// CHECK: struct Derived final : Base {
// CHECK: struct next_future;
// CHECK-NEXT: Future<int> next() override;
// CHECK: struct {{.*}}Derived::next_future {
// CHECK: inline auto Derived::next() -> Future<int> {
// CHECK-NEXT: return next_future(*this);
struct Derived final : Base {
  ASYNC Future<int> next() override { co_return ++value; }
  int value = 0;
};
