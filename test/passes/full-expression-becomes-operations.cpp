// One future to destroy needs no scope of its own: the guard stands at the await.
// RUN: %pollux --verify-each --print-after=flatten-full %s -- %cxxflags | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

Future<int> next(int n);

// CHECK-LABEL: function one -> int {
// CHECK-NOT: full {
// CHECK: block {
// CHECK-NEXT: declare [[F:%[0-9]+\.next]] copy
// CHECK-NEXT: await 0 [[F]] ->
// CHECK-NEXT: evaluate «total +=
// CHECK-NEXT: return
ASYNC Future<int> one(int total) {
  total += co_await next(1);
  co_return total;
}

// Two of them die in reverse order at the end of the full-expression: a block.
// CHECK-LABEL: function two -> int {
// CHECK: block {
// CHECK-NEXT: block {
// CHECK-NEXT: declare [[FIRST:%[0-9]+\.next]] copy
// CHECK-NEXT: await 0 [[FIRST]] ->
// CHECK: declare [[SECOND:%[0-9]+\.next]] copy
// CHECK-NEXT: await 1 [[SECOND]] ->
// CHECK: }
ASYNC Future<int> two(int total) {
  total += co_await next(1) + co_await next(2);
  co_return total;
}

// An async function's future is over with its await: there is nothing to destroy then.
// CHECK-LABEL: function three -> int {
// CHECK: block {
// CHECK-NEXT: declare [[LOWERED:%[0-9]+\.one]] copy
// CHECK-NEXT: await 0 [[LOWERED]] ->
ASYNC Future<int> three(int total) {
  total += co_await one(1) + co_await two(2);
  co_return total;
}
