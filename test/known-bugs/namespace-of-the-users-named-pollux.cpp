// RUN: %lower > %t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
// XFAIL: *
#include <pollux/core.hpp>

namespace app {
namespace pollux {
inline int x = 1;
}
ASYNC ::pollux::Future<int> value() {
  co_await ::pollux::yield_now();
  co_return pollux::x + 0;
}
} // namespace app
