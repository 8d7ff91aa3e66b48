// RUN: %pollux --verify-each --print-after=hoist-locals %s -- %cxxflags | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

// Only what a field's type needs moves, and what that needs in its turn.
// CHECK:      local %{{[0-9]+}}.kept : keep_locals::Kept field
// CHECK:      local %{{[0-9]+}}.once : keep_locals::Once
// CHECK-NOT:  field
// CHECK:      hoisted type «struct Inner { int n = 1; };»
// CHECK-NEXT: copied constant «constexpr int two = 2;»
// CHECK-NEXT: hoisted closure «[inner] { return inner.n + two; }»
// CHECK-NEXT: suspension 0
ASYNC Future<int> keep() {
  struct Inner { int n = 1; };
  constexpr int two = 2;
  Inner inner;
  auto kept = [inner] { return inner.n + two; };
  co_await pollux::yield_now();
  auto once = [](int n) { return n; };
  co_return once(kept());
}
