// A statement that takes several lines is quoted as if it took one: the whole of it, whichever line the variable stands in.
// RUN: %pollux --emit=layout %s -- -std=c++20 %cxxflags | FileCheck %s
// RUN: %pollux --emit=mermaid %s -- -std=c++20 %cxxflags | FileCheck %s --check-prefix=DIAGRAM
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> get(int n) {
  co_await pollux::yield_now();
  co_return n;
}
int add(int a = 0, int b = 0);

// CHECK: f (line 25)
// CHECK: total: local variable, line 26
// CHECK: because line 29 needs it after lines 27 and 28: total += add(x, add());
// CHECK-NEXT: line 35 needs it after line 33: while (add(total, 1) < 100) {
// CHECK-NEXT: line 37 needs it after line 36: total *= 2;
// CHECK: x: local variable, line 27
// CHECK: because line 30 needs it after line 28: total += add(x, add());
// CHECK: ok: local variable, line 31
// CHECK: because line 41 needs it after lines 33 and 36: co_return add(total, ok);
// DIAGRAM: AwaitGet_2 -->|"32: add(total, x) #62; 2 #38;#38; x"|
// DIAGRAM-NOT: add( total

ASYNC Future<int> f() {
  int total = 1;
  int const x = co_await get(2);
  co_await get(x);
  total += add(
      x, add());
  bool const ok = add(total, x) > 3;
  if (add(total,
          x) > 2 && x) co_await get(3);
  while (add(
      total, 1) < 100) {
    co_await get(4);
    total *= 2;
  }
  co_return add(
      total,
      ok);
}
