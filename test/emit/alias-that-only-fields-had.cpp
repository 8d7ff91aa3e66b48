// A local alias by which only fields were declared is left without a use, which no compiler must warn of.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
// RUN: %clang -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<long> fields(int k) {
  // CHECK: using Number {{\[\[}}maybe_unused]] = long;
  using Number = long;
  // CHECK: typedef int Small {{\[\[}}maybe_unused]];
  typedef int Small;
  // CHECK: using Used = int;
  using Used = int;
  // CHECK: using Local = int;
  using Local = int;
  Number n = k;
  Small s = 3;
  Used u = 4;
  co_await pollux::yield_now();
  Local const here = 5;
  co_return n + s + Used(u) + here;
}

// CHECK-LABEL: in_template(in_template_future<T> &frame,
template <class T>
ASYNC Future<T> in_template(T t) {
  // CHECK: using Number {{\[\[}}maybe_unused]] = long;
  using Number = long;
  Number n = 0;
  co_await pollux::yield_now();
  co_return t + n;
}
ASYNC Future<long> user() { co_return co_await fields(1) + co_await in_template(2); }

// So does a constant.
// CHECK-LABEL: sized(sized_future &frame,
// CHECK: {{\[\[}}maybe_unused]] static constexpr int size = 3;
// CHECK: static constexpr int used = 2;
ASYNC Future<int> sized() {
  constexpr int size = 3;
  int numbers[size] = {1};
  constexpr int used = 2;
  int more[used] = {used};
  co_await pollux::yield_now();
  co_return numbers[0] + more[1];
}
