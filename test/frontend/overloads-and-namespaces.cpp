// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: struct {{.*}}same_future {
// CHECK: same_future same(int n) {
ASYNC Future<int> same(int n) { co_return n; }
// CHECK: struct {{.*}}same_future_2 {
// CHECK: same_future_2 same(long n) {
ASYNC Future<long> same(long n) { co_return n; }

// CHECK: namespace inner {
namespace inner {
// CHECK: struct {{.*}}same_future {
// CHECK: same_future same(int n) {
ASYNC Future<int> same(int n) { co_return n + 1; }
} // namespace inner

// A user's name that is in the way.
struct taken_future {};
// CHECK: struct {{.*}}taken_future_2 {
ASYNC Future<taken_future> taken() { co_return taken_future{}; }
