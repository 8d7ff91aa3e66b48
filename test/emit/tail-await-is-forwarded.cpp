// What does nothing but pass its arguments on is the other one's future, and no more.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

struct Options {
  int retries, timeout;
};
ASYNC Future<int> read_some(int fd, Options const &options, int count) {
  co_await pollux::yield_now();
  co_return fd + options.retries + count;
}

// CHECK: /// The future of `read_one`: that of `read_some`.
// CHECK-NEXT: struct {{.*}}read_one_future {
// CHECK-NEXT: using Output = int;
// CHECK-EMPTY:
// CHECK-NEXT: explicit read_one_future(const Options &options, int fd) : tail(read_some(fd, options, 1)) {}
// CHECK-EMPTY:
// CHECK-NEXT: pollux::Poll<Output> poll(pollux::Context &cx) { return tail.poll(cx); }
// CHECK-NEXT: pollux::Poll<Output> poll_in_place(pollux::Context &cx) { return tail.poll_in_place(cx); }
// CHECK-EMPTY:
// CHECK-NEXT: read_some_future tail;
// CHECK-NEXT: };
// CHECK: {{^\[\[maybe_unused\]\] }}read_one_future read_one(Options const &options, int fd) {
// CHECK-NEXT: return read_one_future(options, fd);
// CHECK-NEXT: }
ASYNC Future<int> read_one(Options const &options, int fd) { co_return co_await read_some(fd, options, 1); }

// A copy is read when the body runs, and what refers to it must stay with it.
// CHECK: /// The future of `with_defaults`.
ASYNC Future<int> with_defaults(Options options, int fd) { co_return co_await read_some(fd, options, 1); }
// CHECK: /// The future of `next`.
ASYNC Future<int> next(Options const &options, int fd) { co_return co_await read_some(fd + 1, options, 1); }
