// One program through everything that an expression can do, with what it must print.
// RUN: %pollux --verify-each %s -o %t.cpp -- %cxxflags
// RUN: %gxx -std=c++17 -O1 %werror %cxxflags %t.cpp %runtime -pthread -o %t.gxx && %t.gxx | FileCheck %s
// RUN: %clang -std=c++20 -O1 %cxxflags %s %runtime -pthread -o %t.native && %t.native | FileCheck %s
#include <cstdio>
#include <pollux/core.hpp>
#include <vector>
using pollux::Future;

struct Noise {
  explicit Noise(int n) : n(n) { std::printf("+%d ", n); }
  Noise(Noise &&other) : n(other.n) { other.n = 0; }
  ~Noise() {
    if (n)
      std::printf("-%d ", n);
  }
  int n;
};

ASYNC Future<int> later(int n) {
  std::printf("later%d ", n);
  co_await pollux::yield_now();
  co_return n;
}
int add(Noise const &a, int b) {
  std::printf("add ");
  return a.n + b;
}

ASYNC Future<int> everything() {
  int total = 0;
  total += add(Noise(1), co_await later(2));
  std::printf("\n");
  bool both = total > 3 && add(Noise(2), co_await later(3)) > 0;
  std::printf("%d\n", both);
  both = total == 3 && add(Noise(3), co_await later(4)) > 0;
  std::printf("%d\n", both);
  try {
    Noise in_try(5);
    total += co_await later(6);
    throw total;
  } catch (int caught) {
    std::printf("caught %d\n", caught);
  }
  std::vector<int> const values = {7, 8};
  for (int value : values) {
    Noise round(value);
    int const key = co_await later(value);
    switch (key) {
    case 7:
      continue;
    default:
      std::printf("default ");
    }
  }
  std::printf("\n");
  co_return total;
}

int main() {
  pollux::Waker waker = pollux::noop_waker();
  pollux::Context context(waker);
  auto future = everything();
  while (true) {
    auto polled = future.poll(context);
    if (polled.is_pending()) {
      std::printf("| ");
      continue;
    }
    std::printf("total %d\n", *polled);
    return 0;
  }
}
// CHECK: +1 later2 | add -1
// CHECK-NEXT: {{^}}0
// CHECK-NEXT: +3 later4 | add -3 1
// CHECK-NEXT: +5 later6 | -5 caught 9
// CHECK-NEXT: +7 later7 | -7 +8 later8 | default -8
// CHECK-NEXT: total 9
