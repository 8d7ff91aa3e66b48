// The edges of the state diagram, with the conditions in the user's words.
// RUN: %pollux --emit=dot %s -o %t.dot -- -std=c++20 %cxxflags
// RUN: grep -e '->' -e label= %t.dot | FileCheck --implicit-check-not='->' %s
// RUN: %pollux --emit=mermaid %s -- -std=c++20 %cxxflags | FileCheck --check-prefix=MERMAID %s
#include <pollux/core.hpp>
#include <string>
#include <vector>
using pollux::Future;

ASYNC Future<int> leaf(int n) { co_await pollux::yield_now(); co_return n; } // CHECK: label="leaf, line 10"
// CHECK: f1_Start -> f1_AwaitYieldNow;
// CHECK: f1_AwaitYieldNow -> f1_Done [label="10: co_return n\l"];

ASYNC Future<int> loops(int n, std::vector<int> values) {
  int total = 0;
  for (int i = 0; i < n; ++i) {
    if (i == 3)
      continue;
    total += co_await leaf(i);
    if (total > 100)
      co_return total;
  }
  for (int value : values)
    co_await leaf(value);
  while (co_await leaf(total) > 5)
    --total;
}
// CHECK: label="loops, line 14"
// CHECK: f2_Start -> f2_AwaitLeaf [label="16: i < n, 17: i != 3\l"];
// CHECK: f2_Start -> f2_AwaitLeaf_2 [label="16: !(i < n), 23: next value\l"];
// CHECK: f2_Start -> f2_AwaitLeaf_3 [label="16: !(i < n), 23: no value left\l"];
// CHECK: f2_AwaitLeaf -> f2_AwaitLeaf [label="20: !(total > 100), 16: i < n, 17: i != 3\l"];
// CHECK: f2_AwaitLeaf -> f2_AwaitLeaf_2 [label="20: !(total > 100), 16: !(i < n), 23: next value\l"];
// CHECK: f2_AwaitLeaf -> f2_AwaitLeaf_3 [label="20: !(total > 100), 16: !(i < n), 23: no value left\l"];
// CHECK: f2_AwaitLeaf -> f2_Done [label="20: total > 100\l"];
// CHECK: f2_AwaitLeaf_2 -> f2_AwaitLeaf_2 [label="23: next value\l"];
// CHECK: f2_AwaitLeaf_2 -> f2_AwaitLeaf_3 [label="23: else\l"];
// CHECK: f2_AwaitLeaf_3 -> f2_AwaitLeaf_3 [label="25: co_await leaf(total) > 5\l"];
// CHECK: f2_AwaitLeaf_3 -> f2_Done [label="25: else\l"];

ASYNC Future<void> ways(std::string text, int kind) {
  if (text == "a \"b\" \n")
    co_await leaf(1);
  else if (text.empty())
    co_return;
  switch (kind) {
  case 1:
    co_await leaf(2);
    break;
  default:
    throw kind;
  }
  try {
    co_await leaf(3);
  } catch (int) {
    co_return;
  }
  bool both = kind > 2 && co_await leaf(4) == 4;
  if (both)
    co_await leaf(5);
}
// CHECK: label="ways, line 41"
// CHECK: f3_Start -> f3_AwaitLeaf [label="42: text == \"a \\\"b\\\" \\n\"\l"];
// CHECK: f3_Start -> f3_AwaitLeaf_2 [label="42: text != \"a \\\"b\\\" \\n\", 44: !text.empty(), 47: case 1\l"];
// CHECK: f3_Start -> f3_Done [label="42: text != \"a \\\"b\\\" \\n\", 44: text.empty() or\l42: text != \"a \\\"b\\\" \\n\", 44: !text.empty(), 50: default, 51: throw kind\l"];
// CHECK: f3_AwaitLeaf -> f3_AwaitLeaf_2 [label="47: case 1\l"];
// CHECK: f3_AwaitLeaf -> f3_Done [label="50: default, 51: throw kind\l"];
// CHECK: f3_AwaitLeaf_2 -> f3_AwaitLeaf_3;
// CHECK: f3_AwaitLeaf_2 -> f3_Done [label="55: catch (int)
// CHECK: f3_AwaitLeaf_3 -> f3_AwaitLeaf_4 [label="58: kind > 2\l"];
// CHECK: f3_AwaitLeaf_3 -> f3_AwaitLeaf_5 [label="58: !(kind > 2), 59: both\l"];
// CHECK: f3_AwaitLeaf_3 -> f3_Done
// CHECK: f3_AwaitLeaf_4 -> f3_AwaitLeaf_5 [label="59: both\l"];
// CHECK: f3_AwaitLeaf_4 -> f3_Done [label="59: else\l"];
// CHECK: f3_AwaitLeaf_5 -> f3_Done;

// MERMAID: flowchart TD
// MERMAID: f2_AwaitLeaf["AwaitLeaf<br/>19: co_await leaf(i)"]
// MERMAID: f2_Start -->|"16: i #60; n, 17: i != 3"| f2_AwaitLeaf
// MERMAID: f3_Start -->|"42: text == #34;a #92;#34;b#92;#34; #92;n#34;"| f3_AwaitLeaf
