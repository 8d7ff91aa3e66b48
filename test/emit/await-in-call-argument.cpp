// What was evaluated before is kept, and nothing else: the value of a product, a temporary; the constant stays where it is.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

struct Lock {
  explicit Lock(int n);
  Lock(Lock &&other);
  ~Lock();
};
ASYNC Future<int> one(int n) { co_await pollux::yield_now(); co_return n; }
int use(int a, int b, Lock const &c, int d);

// CHECK-LABEL: argument(argument_future &
// CHECK: // int result = use(n * 2, 7, Lock(1), co_await one(3));
// CHECK-NEXT: frame.[[VALUE:[a-z_]+]] = n * 2;
// CHECK: ::new (frame.lock.storage()) Lock(1);
// CHECK-NEXT: lock_live.arm();
// CHECK-NEXT: ::new (frame.one.storage())
// CHECK: result = use(frame.[[VALUE]], 7, std::as_const(*frame.lock), polled.take());
ASYNC Future<int> argument(int n) {
  int result = use(n * 2, 7, Lock(1), co_await one(3));
  co_return result + 0;
}
