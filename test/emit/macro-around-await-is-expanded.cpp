// A macro that puts something around an await is expanded; one that hands its
// argument on, or has nothing to do with an await, is kept.
//
// RUN: %pollux --no-line %s -- %cxxflags | FileCheck %s
#include <cassert>
#include <pollux/core.hpp>
using pollux::Future;

#define ID(x) x
#define PAUSE() co_await pollux::yield_now()
#define CHECK_THAT(condition)  \
  do {                         \
    if (!(condition))          \
      co_return #condition;    \
  } while (false)

ASYNC Future<int> one() { co_return 1; }

ASYNC Future<char const *> all() {
  int n = ID(co_await one());
  assert(n == 1);
  PAUSE();
  CHECK_THAT(co_await one() ==
             n);
  co_return "";
}
// CHECK-LABEL: static pollux::Poll<char const *> all(
// CHECK:       // int n = ID(co_await one());
// CHECK:       assert(n == 1);
// CHECK-NEXT:  // co_await pollux::yield_now();
// CHECK:       do {
// CHECK-NEXT:    // if (!(co_await one() == n))
// CHECK:         bool is_one = !(polled.take() ==
// CHECK-NEXT:               n);
// CHECK-NEXT:    if (is_one) {
// CHECK-NEXT:      return pollux::Ready("co_await one() == n");
// CHECK-NEXT:    }
// CHECK:       } while (false);
