// No jump may enter a try: it is entered from its top, and dispatches again. Handlers are copied.
// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> risky(int n) { co_await pollux::yield_now(); co_return n; }

// CHECK-LABEL: attempt(attempt_future &
// CHECK: if (POLLUX_LIKELY(resume == State::AwaitRisky))
// CHECK-NEXT: goto enter_try;
// CHECK: enter_try:
// CHECK-NEXT: try {
// CHECK-NEXT: if (resume == State::AwaitRisky)
// CHECK-NEXT: goto await_risky;
// CHECK: await_risky:
// CHECK: } catch (int error) {
// CHECK-NEXT: // told
// CHECK-NEXT: n = error;
// CHECK-NEXT: } catch (...) {
ASYNC Future<int> attempt(int n) {
  try {
    n += co_await risky(n);
  } catch (int error) {
    // told
    n = error;
  } catch (...) {
    throw;
  }
  co_return n + 0;
}
