// Guards stand around the switch: a case label would pass them at its top.
// RUN: %lower > %t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

struct Lock {
  explicit Lock(int n);
  ~Lock();
  int n;
};

ASYNC Future<int> choose(int n) {
  switch (n) {
  default:
    Lock lock(1);
    co_await pollux::yield_now();
    n += lock.n;
  }
  co_return n + 0;
}
