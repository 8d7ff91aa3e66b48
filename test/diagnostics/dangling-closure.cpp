// RUN: %pollux %s -o %t.cpp -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: DanglingClosure
#include <pollux/pollux.hpp>
#include <vector>
using pollux::Future;

struct Client {
  Future<int> get() {
    // CHECK: dangling-closure.cpp:[[#@LINE+2]]:12: warning: this future outlives the closure that it refers to: the closure dies at the end of the full-expression, the future is returned
    // CHECK: note: pass what the lambda captures as parameters, which the future keeps, or keep the closure in a variable that outlives the future
    return [this]() ASYNC -> Future<int> { co_return value; }();
  }
  Future<int> local(int n) {
    auto add = [n](int m) ASYNC -> Future<int> { co_return n + m; };
    // CHECK: [[#@LINE+1]]:12: warning: {{.*}}'add' dies at the end of its scope, the future is returned
    return add(1);
  }
  int value = 0;
};

ASYNC Future<int> use(int n) {
  // CHECK: [[#@LINE+1]]:15: warning: {{.*}} the future is kept
  auto kept = [n]() ASYNC -> Future<int> { co_return n; }();
  std::vector<Future<int>> all;
  // CHECK: [[#@LINE+1]]:17: warning: {{.*}} the future is kept
  all.push_back([&n]() ASYNC -> Future<int> { co_return n; }());
  // CHECK: [[#@LINE+1]]:17: warning: {{.*}} the future is spawned
  pollux::spawn([&]() ASYNC -> Future<void> { ++n; co_return; }());
  // CHECK-NOT: warning:
  int total = co_await [n]() ASYNC -> Future<int> { co_return n; }();
  total += co_await pollux::spawn([n]() ASYNC -> Future<int> { co_return n; }());
  auto fine = [](int m) ASYNC -> Future<int> { co_return m; }(n);
  total += co_await fine;
  auto add = [n](int m) ASYNC -> Future<int> { co_return n + m; };
  auto later = add(1);
  co_return total + co_await later;
}

int main() {
  int n = 1;
  return pollux::block_on([&]() ASYNC -> Future<int> { co_return n; }());
}
