// A constraint goes with its parameter into the heads; C++20 that is written stays C++20.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++20 -fsyntax-only %werror %cxxflags %t.cpp
// RUN: %clang -std=c++20 -fsyntax-only %werror %cxxflags %t.cpp
#include <concepts>
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: template <std::integral First, std::convertible_to<int>... More>
// CHECK-NEXT: struct {{.*}}abbreviated_future {
// CHECK: template <std::integral First, std::convertible_to<int>... More>
// CHECK-NEXT: abbreviated_future<First, More...> abbreviated(First first, More const &... more) {
ASYNC Future<int> abbreviated(std::integral auto first, std::convertible_to<int> auto const &... more) {
  co_await pollux::yield_now();
  co_return static_cast<int>((first + ... + more));
}

// CHECK: template <std::integral T, std::integral Unnamed2>
// CHECK-NEXT: struct {{.*}}nameless_future {
// CHECK: template <std::integral T, std::integral Unnamed2 = int> nameless_future<T, Unnamed2> nameless(T n) {
template <std::integral T, std::integral = int> ASYNC Future<T> nameless(T n) {
  co_await pollux::yield_now();
  co_return n;
}

// CHECK: template <class T> requires std::integral<T> required_future<T> required(T n) {
template <class T> requires std::integral<T> ASYNC Future<T> required(T n) {
  co_await pollux::yield_now();
  co_return n;
}

ASYNC Future<int> use() { co_return co_await abbreviated(1, 2, 3L) + co_await nameless(3) + co_await required(4); }
