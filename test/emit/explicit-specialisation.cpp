// The future of a specialisation is one of the template's. Its body is an overload; that of a member is specialised, too.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
// RUN: %clang -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

template <class T> ASYNC Future<int> size_of(T value) { co_return sizeof(value); }

// CHECK: /// The future of `size_of<char>`.
// CHECK-NEXT: template <>
// CHECK-NEXT: struct {{.*}}size_of_future<char> {
// CHECK: explicit size_of_future(char value)
// CHECK: template <>
// CHECK-NEXT: {{\[\[}}maybe_unused]] size_of_future<char> size_of(char value) {
// CHECK-NEXT: return size_of_future<char>(value);
// CHECK: {{^}}static inline pollux::Poll<int> size_of(size_of_future<char> &frame,
// CHECK: {{^}}inline pollux::Poll<int> size_of_future<char>::poll_in_place(pollux::Context &cx) {
// CHECK-NEXT: return size_of(*this, cx);
template <>
ASYNC Future<int> size_of(char value) { co_return value; }

template <class T> struct Box {
  T value;
  ASYNC Future<int> open() { co_return value; }
};

// CHECK: /// The future of `Box<int>::open`.
// CHECK-NEXT: template <>
// CHECK-NEXT: struct {{.*}}Box<int>::open_future {
// CHECK: template <>
// CHECK-NEXT: Box<int>::open_future Box<int>::open() {
// CHECK: {{^}}template <>
// CHECK-NEXT: {{^}}inline pollux::Poll<int> Box<int>::open({{.*}}open_future &frame,
// CHECK: {{^}}inline pollux::Poll<int> Box<int>::open_future::poll_in_place(pollux::Context &cx) {
template <>
ASYNC Future<int> Box<int>::open() { co_return value; }

// Nobody else could use it.
// CHECK-NOT: long
template ASYNC Future<int> size_of<long>(long);
