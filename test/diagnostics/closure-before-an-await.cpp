// A part of an expression that is kept has a type without a name: the reason is given.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedAwait
#include <pollux/core.hpp>
#include <string>
#include <string_view>
using pollux::Future;

template <class F> int apply(F f, int n) { return f(n); }
std::string make();

ASYNC Future<int> keep(Future<int> future) {
  // CHECK: [[#@LINE+1]]:22: error: 'co_await' is not supported yet after this object: its type has no name outside of the function: an initialiser in its captures makes a temporary, which would die too early
  int result = apply([view = std::string_view(make())](int n) { return n + int(view.size()); }, co_await future);
  co_return result;
}
