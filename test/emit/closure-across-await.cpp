// A closure that is kept is made by a function in front of the future; its type is what that returns.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %pollux --verify-each %s -o %t.line.cpp -- %cxxflags
// RUN: %python %S/Inputs/compile-everywhere.py %gxx %clang %t.cpp %werror %cxxflags
// RUN: %python %S/Inputs/compile-everywhere.py %gxx %clang %t.line.cpp %werror %cxxflags
#include <pollux/core.hpp>
#include <algorithm>
#include <tuple>
#include <vector>
using pollux::Future;

// CHECK:      /// Types that the body of `keep` declares and its future holds. Inline, so that
// CHECK-NEXT: /// argument-dependent lookup finds what it found there.
// CHECK-NEXT: inline namespace keep_locals {
// CHECK-NEXT: inline namespace {
// CHECK-NEXT: inline auto make_add(const int &limit, int &k) {
// CHECK-NEXT:   constexpr int scale = 3;
// CHECK-NEXT:   return [&limit, k](int a) {
// CHECK-NEXT:     // Nothing of it has changed.
// CHECK-NEXT:     if (a > limit)
// CHECK-NEXT:       return a;
// CHECK-NEXT:     return a * scale + k;
// CHECK-NEXT:   };
// CHECK-NEXT: }
// CHECK-NEXT: using Add = pollux::returned_t<decltype(make_add)>;
// CHECK-EMPTY:
// CHECK-NEXT: inline auto make_poll_fn_closure(int &left, Add &add) {
// CHECK-NEXT:   return [&](pollux::Context &) -> pollux::Poll<int> {
// CHECK-NEXT:     return pollux::Ready(left + add(2));
// CHECK-NEXT:   };
// CHECK-NEXT: }
// CHECK-NEXT: using PollFnClosure = pollux::returned_t<decltype(make_poll_fn_closure)>;
// CHECK-NEXT: } // namespace
// CHECK-NEXT: } // namespace keep_locals
// CHECK-EMPTY:
// CHECK-NEXT: namespace {
// CHECK-NEXT: /// The future of `keep`.
// CHECK:      pollux::Slot<std::tuple<int, keep_locals::Add>> both;
// CHECK:      pollux::Slot<keep_locals::Add> add;
// CHECK:      pollux::Slot<pollux::PollFn<int, keep_locals::PollFnClosure>> poll_fn;

// CHECK: keep(keep_future &frame
// CHECK: constexpr int scale {{\[\[}}maybe_unused]] = 3;
// CHECK: ::new (frame.add.storage()) keep_locals::Add(keep_locals::make_add(limit, k));
// CHECK: ::new (frame.both.storage()) std::tuple<int, keep_locals::Add>{1, add};
// A closure that no field needs stays as it is written.
// CHECK: std::sort(numbers.begin(), numbers.end(), [](int a, int b) { return a > b; });
// CHECK: pollux::poll_fn<int>(keep_locals::make_poll_fn_closure(left, add))
ASYNC Future<int> keep(int k, const int &limit) {
  constexpr int scale = 3;
  auto add = [&limit, k](int a) {
    // Nothing of it has changed.
    if (a > limit)
      return a;
    return a * scale + k;
  };
  std::tuple both{1, add};
  co_await pollux::yield_now();
  std::vector<int> numbers{1, 2};
  std::sort(numbers.begin(), numbers.end(), [](int a, int b) { return a > b; });
  int left = numbers[0];
  co_return std::get<1>(both)(1) + co_await pollux::poll_fn<int>([&](pollux::Context &) -> pollux::Poll<int> {
    return pollux::Ready(left + add(2));
  });
}

// No field needs its type, so that it needs no name.
// CHECK-LABEL: /// The future of `no_field`.
// CHECK: auto add = [k](int a) { return a + k; };
ASYNC Future<int> no_field(int k) {
  int result = 0;
  {
    auto add = [k](int a) { return a + k; };
    result = add(1);
  }
  co_await pollux::yield_now();
  co_return result;
}

// What is captured keeps the user's name, also where the body must rename it.
// CHECK-LABEL: inline namespace shadowed_locals {
// CHECK-NEXT: inline namespace {
// CHECK-NEXT: inline auto make_get(int &n) {
// CHECK-NEXT:   return [n] { return n; };
// CHECK: shadowed_locals::make_get(n_2)
ASYNC Future<int> shadowed(int n) {
  {
    int n = 2;
    auto get = [n] { return n; };
    co_await pollux::yield_now();
    n += get();
  }
  co_return n;
}
