// An async lambda's future has references to what its closure captured; without captures it takes no more than its frame.
// RUN: %pollux --emit=layout %s -- -std=c++20 %cxxflags > %t
// RUN: %pollux %s -o %t.cpp -- -std=c++20 %cxxflags
// RUN: %gxx -std=c++17 %cxxflags %t.cpp %runtime -o %t.gcc && %t.gcc >> %t
// RUN: %clang -std=c++17 %cxxflags %t.cpp %runtime -o %t.clang && %t.clang >> %t
// RUN: FileCheck %s < %t
#include <cstdio>
#include <pollux/core.hpp>
using pollux::Future;

int main() {
  long k = 3;
  auto plain = [](int n) ASYNC -> Future<int> {
    co_await pollux::yield_now();
    co_return n;
  };
  auto adds = [&k](int n) ASYNC -> Future<long> {
    co_await pollux::yield_now();
    co_return n + k;
  };
  std::printf("%zu, %zu\n", sizeof(plain(1)), sizeof(adds(1)));
}
// CHECK: plain_future: 8 bytes
// CHECK-NOT: (captures)
// CHECK: adds_future: 16 bytes
// CHECK: 0 8 8 (captures) references to its captures
// CHECK: {{^8, 16$}}
// CHECK: {{^8, 16$}}
