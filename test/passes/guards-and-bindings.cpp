// RUN: %pollux --verify-each --print-after=insert-cleanups %s -- %cxxflags | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

struct Handle {
  Handle(int n) : n(n) {}
  ~Handle();
  int n;
};

// CHECK-LABEL: function scopes -> int {
ASYNC Future<int> scopes(Handle p, int &total) {
  // CHECK: {{^}}  block guards %[[P:[0-9]+]].p guards %[[A:[0-9]+]].a {
  Handle a(1);
  {
    // CHECK: {{^}}    block guards %[[B:[0-9]+]].b {
    Handle b(2);
    co_await pollux::yield_now();
    total += b.n;
  }
  // CHECK: declare %[[R:[0-9]+]].alias copy «total»
  // CHECK-NEXT: {{^}}    block binds %[[R]].alias {
  int &alias = total;
  co_await pollux::yield_now();
  alias += p.n;
  // CHECK: return «return pollux::Ready(alias);»
  co_return alias;
}
