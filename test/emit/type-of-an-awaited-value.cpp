// The type of what an await gives is the result's, not one of the native build's inner types.
// RUN: %lower > %t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

ASYNC Future<int> one() { co_return 1; }

ASYNC Future<int> choose(bool first) {
  co_return first ? co_await one() : co_await one();
}

ASYNC Future<int> on_result() {
  switch (co_await one()) {
  case 1:
    co_return 2;
  }
  co_return 3;
}
