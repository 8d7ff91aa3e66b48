// What --max-size forbids is an error where the function is, with a note at each field that fills it, the largest first.
// RUN: rm -f %t.cpp
// RUN: not %pollux --max-size=outer::greet=100 --max-size ::outer::twice=16 %s -o %t.cpp -- %cxxflags 2>&1 | FileCheck --implicit-check-not=error: %s
// RUN: not test -e %t.cpp
// A view is not written either.
// RUN: not %pollux --emit=layout --max-size=outer::greet=100 %s -- %cxxflags 2>/dev/null | count 0
// What is not exceeded changes nothing.
// RUN: %pollux --max-size=outer::greet=400 --max-size=outer::twice=24 %s -o %t.cpp -- %cxxflags 2>&1 | count 0
// RUN: %pollux %s -- %cxxflags | diff - %t.cpp
// RUN: not %pollux --max-size=greet=400 %s -- %cxxflags 2>&1 | FileCheck --check-prefix=UNKNOWN %s
// UNKNOWN: error: --max-size names 'greet', but '{{.*}}future-larger-than-its-budget.cpp' has no such async function
// A budget that can't be checked is no budget.
// RUN: not %pollux --max-size=outer::unused=64 %s -o %t.unused.cpp -- %cxxflags 2>&1 | FileCheck --check-prefix=UNMEASURED %s
// UNMEASURED: error: --max-size can't check 'outer::unused': its size depends on template parameters, and nothing in '{{.*}}future-larger-than-its-budget.cpp' fixes them
// RUN: not test -e %t.unused.cpp
// DIAGNOSTIC: TooLarge
#include <pollux/core.hpp>
#include <string>
using pollux::Future;

namespace outer {

// CHECK: future-larger-than-its-budget.cpp:[[#@LINE+2]]:19: error: the future of 'outer::greet' takes {{[0-9]+}} bytes, more than the 100 of --max-size
// CHECK-NEXT: ASYNC Future<int> greet(
ASYNC Future<int> greet(std::string name) {
  int count = 1;
  // CHECK: future-larger-than-its-budget.cpp:[[#@LINE+1]]:8: note: 'buffer' takes 200 bytes: 'char[200]'
  char buffer[200] = {};
  co_await pollux::yield_now();
  count += buffer[0];
  co_await pollux::yield_now();
  co_return count + int(name.size());
}
// CHECK: future-larger-than-its-budget.cpp:[[#@LINE-9]]:37: note: 'name' takes 32 bytes: 'std::string'

// Of a template, an instantiation.
template <class T>
// CHECK: future-larger-than-its-budget.cpp:[[#@LINE+1]]:17: error: the future of 'outer::twice_future<double>' takes 24 bytes, more than the 16 of --max-size
ASYNC Future<T> twice(T value) {
  T other = value;
  co_await pollux::yield_now();
  co_return value + other;
}

template <class T>
ASYNC Future<T> unused(T value) {
  co_await pollux::yield_now();
  co_return value;
}

ASYNC Future<int> use() { co_return co_await twice(1) + int(co_await twice(1.5)); }

} // namespace outer
