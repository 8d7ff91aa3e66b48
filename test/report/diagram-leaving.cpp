// The ways out of a function and of its loops: returns in blocks, `throw`, handlers, and literals as conditions.
// RUN: %pollux --emit=dot %s -o %t.dot -- -std=c++20 %cxxflags
// RUN: grep -e '->' -e label= %t.dot | FileCheck --implicit-check-not='->' %s
#include <pollux/core.hpp>
#include <stdexcept>
#include <string>
using pollux::Future;

// A literal never turns out otherwise.
ASYNC Future<int> forever(int n) {
  while (true) {
    if (n > 9)
      break;
    n += co_await pollux::ready(1);
  }
  do {
    co_await pollux::yield_now();
  } while (0);
  co_return n;
}
// CHECK: label="forever, line 10"
// CHECK: f1_Start -> f1_AwaitReady [label="12: else\l"];
// CHECK: f1_Start -> f1_AwaitYieldNow [label="12: n > 9\l"];
// CHECK: f1_AwaitReady -> f1_AwaitReady [label="12: else\l"];
// CHECK: f1_AwaitReady -> f1_AwaitYieldNow [label="12: n > 9\l"];
// CHECK: f1_AwaitYieldNow -> f1_Done [label="19: co_return n\l"];

// A condition decides however much stands in front of the `co_return`.
ASYNC Future<std::string> blocks(int n) {
  if (n == 3) { // It's no literal, and this is no break;
    std::string line{"three"};
    if (line.empty()) {
      --n;
    }
    co_return std::string{line};
  }
  if (int half = n / 2; half == n) {
    std::string line = "zero";
    if (half)
      co_return line;
  }
  for (int i = 0; i < n; ++i) {
    if (i == 4)
      break;
    if (i == 5)
      co_return "five";
  }
  co_await pollux::yield_now();
  co_return "";
}
// CHECK: label="blocks, line 29"
// CHECK: f2_Start -> f2_AwaitYieldNow [label="30: n != 3\l"];
// CHECK: f2_Start -> f2_Done [label="30: n == 3 or\l30: n != 3, 37: half == n or\l30: n != 3, 46: co_return \"five\"\l"];
// CHECK: f2_AwaitYieldNow -> f2_Done [label="49: co_return \"\"\l"];

// A `throw` leads to the end, unless a handler takes it.
ASYNC Future<int> throws(int n) {
  if (n < 0)
    throw std::runtime_error("negative");
  if (n == 0) {
    co_await pollux::yield_now();
    throw n;
  }
  try {
    if (n == 1)
      throw 1;
    co_await pollux::yield_now();
  } catch (std::logic_error const &) {
    throw;
  } catch (...) {
    n = 2;
  }
  co_return n;
}
// CHECK: label="throws, line 57"
// CHECK: f3_Start -> f3_AwaitYieldNow [label="58: !(n < 0), 60: n == 0\l"];
// CHECK: f3_Start -> f3_AwaitYieldNow_2 [label="58: !(n < 0), 60: n != 0, 65: n != 1\l"];
// CHECK: f3_Start -> f3_Done [label="58: n < 0 (throws) or\l58: !(n < 0), 60: n != 0, 68: catch (std::logic_error const &), throw or\l58: !(n < 0), 60: n != 0, 70: catch (...), 73: co_return n\l"];
// CHECK: f3_AwaitYieldNow -> f3_Done [label="62: throw n\l"];
// CHECK: f3_AwaitYieldNow_2 -> f3_Done [label="68: catch (std::logic_error const &), throw or\l73: co_return n\l"];

// Each jump of a statement is a way of its own.
ASYNC Future<int> jumps(int n) {
  for (;;) {
    n += co_await pollux::ready(1);
    if (n > 100)
      break;
    else
      continue;
  }
  co_await pollux::yield_now();
  co_return n;
}
// CHECK: label="jumps, line 83"
// CHECK: f4_Start -> f4_AwaitReady;
// CHECK: f4_AwaitReady -> f4_AwaitReady [label="89: continue\l"];
// CHECK: f4_AwaitReady -> f4_AwaitYieldNow [label="87: break\l"];
// CHECK: f4_AwaitYieldNow -> f4_Done [label="92: co_return n\l"];
