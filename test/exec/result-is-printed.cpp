// Lowered, built by both compilers, run.
// RUN: %pollux --verify-each %s -o %t.cpp -- %cxxflags
// RUN: %gxx -std=c++17 -O1 %werror %cxxflags %t.cpp %runtime -pthread -o %t.gxx && %t.gxx | FileCheck %s
// RUN: %clang -std=c++17 -O1 %werror %cxxflags %t.cpp %runtime -pthread -o %t.clang && %t.clang | FileCheck %s
#include <cstdio>
#include <pollux/core.hpp>
#include <string>
using pollux::Future;

struct Noise {
  explicit Noise(char const *name) : name(name) { std::printf("+%s ", name); }
  ~Noise() { std::printf("-%s ", name); }
  char const *name;
};

ASYNC Future<int> half(int n) {
  Noise noise("half");
  co_await pollux::yield_now();
  co_return n / 2;
}

ASYNC Future<std::string> steps(int n) {
  Noise outer("steps");
  std::string text;
  while (n > 1) {
    Noise round("round");
    n = co_await half(n);
    text += std::to_string(n);
    if (n == 3)
      continue;
    text += ',';
  }
  co_return text;
}

template <class F>
void run(F future) {
  pollux::Waker waker = pollux::noop_waker();
  pollux::Context context(waker);
  int polls = 0;
  while (true) {
    auto polled = future.poll(context);
    ++polls;
    if (polled.is_pending())
      continue;
    std::printf("\n%s after %d polls\n", (*polled).c_str(), polls);
    return;
  }
}

int main() {
  // CHECK: +steps +round +half -half -round +round +half -half -round +round +half -half -round -steps
  // CHECK-NEXT: 6,31, after 4 polls
  run(steps(13));
  // CHECK-NEXT: +steps -steps
  // CHECK-NEXT: after 1 polls
  run(steps(1));
  // Cancelled in its middle: in reverse order.
  {
    pollux::Waker waker = pollux::noop_waker();
    pollux::Context context(waker);
    auto future = steps(8);
    (void)future.poll(context);
    // CHECK-NEXT: +steps +round +half cancel -half -round -steps
    std::printf("cancel ");
  }
  std::printf("\n");
}
