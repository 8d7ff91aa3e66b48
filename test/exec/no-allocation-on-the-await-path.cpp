// Async functions that await each other are stored in place: not one call of operator new, from the call to the result.
// RUN: %pollux --verify-each %s -o %t.cpp -- %cxxflags
// RUN: %gxx -std=c++17 -O1 %werror %cxxflags %t.cpp %runtime -pthread -o %t.gxx && %t.gxx | FileCheck %s
// RUN: %gxx -std=c++17 -O1 -fno-exceptions -fno-rtti %werror %cxxflags %t.cpp %runtime -pthread -o %t.bare && %t.bare | FileCheck %s
// RUN: %clang -std=c++17 -O1 %werror %cxxflags %t.cpp %runtime -pthread -o %t.clang && %t.clang | FileCheck %s
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <pollux/core.hpp>
using pollux::Future;

static int allocations = 0;

void *operator new(std::size_t size) {
  ++allocations;
  if (void *p = std::malloc(size))
    return p;
  std::abort();
}
void operator delete(void *p) noexcept { std::free(p); }
void operator delete(void *p, std::size_t) noexcept { std::free(p); }

ASYNC Future<int> leaf(int n) {
  co_await pollux::yield_now();
  co_return n;
}

ASYNC Future<int> middle(int n) {
  int total = 0;
  for (int i = 0; i < n; ++i)
    total += co_await leaf(i);
  co_return total;
}

ASYNC Future<int> top(int n) {
  int first = co_await middle(n);
  int second = co_await middle(first);
  co_return first + second;
}

int main() {
  pollux::Waker waker = pollux::noop_waker();
  pollux::Context context(waker);
  auto future = top(4);
  while (true) {
    auto polled = future.poll(context);
    if (polled.is_pending())
      continue;
    // CHECK: 21, 0 allocations
    std::printf("%d, %d allocations\n", *polled, allocations);
    break;
  }
  // The counter counts: a future whose type is erased is owned by a box.
  {
    Future<int> boxed = leaf(1);
    // CHECK-NEXT: boxed: 1 allocations
    std::printf("boxed: %d allocations\n", allocations);
  }
}
