// The table of a future: where its fields are, what they are kept for, and what would remove them.
// RUN: %pollux --emit=layout %s -- -std=c++20 %cxxflags > %t
// RUN: FileCheck --strict-whitespace %s < %t
#include <pollux/core.hpp>
#include <string>
using pollux::Future;

void look(char const *);

ASYNC Future<int> leaf(int n) {
  co_await pollux::consume_budget();
  co_return n;
}
//      CHECK:leaf (line 10)
// CHECK-NEXT:leaf_future: 8 bytes, aligned to 4, 2 bytes of it padding
// CHECK-EMPTY:
// CHECK-NEXT:  offset  size  align  field           type                   shares bytes with
// CHECK-NEXT:       0     4      4  n               int
// CHECK-NEXT:       4     1      1  consume_budget  pollux::ConsumeBudget
// CHECK-NEXT:       5     1      1  state           State
// CHECK-NEXT:       6     2         -               (padding)
// CHECK-EMPTY:
// CHECK-NEXT:  n: parameter, line 10
// CHECK-NEXT:    across  AwaitConsumeBudget (line 11)
// CHECK-NEXT:    because a call keeps its arguments until the first poll
// CHECK-NEXT:            line 12 needs it after line 11: co_return n;
// CHECK-NEXT:  consume_budget: awaited future, line 11
// CHECK-NEXT:    across  AwaitConsumeBudget (line 11)
// CHECK-NEXT:    because it is what line 11 waits for
// CHECK-NEXT:  state: state
// CHECK-NEXT:    because it says where the function goes on

ASYNC Future<int> reasons(std::string name) {
  int read = 1;
  char borrowed[16] = {};
  look(borrowed);
  std::string destroyed = "x";
  co_await leaf(1);
  for (char c : name)
    read += co_await leaf(c);
  co_return read;
}
// CHECK:reasons (line 33)
// CHECK-DAG:{{ name +std::string$}}
// CHECK-DAG:{{ begin +std::string::iterator}}
// CHECK:  name: parameter, line 33
// CHECK-NEXT:    across  AwaitLeaf (line 38), AwaitLeaf_2 (line 40)
// CHECK-NEXT:    because a call keeps its arguments until the first poll
// CHECK-NEXT:            line 39 needs it after line 38: for (char c : name)
// CHECK-NEXT:            somebody may know its address while waiting in line 40, since line 39:
// CHECK-NEXT:            for (char c : name)
// CHECK-NEXT:            its destructor runs at the end of its scope, in line 42, after line 40
// CHECK-NEXT:    to save take it by reference or as a view, where what is passed outlives the future
// CHECK:  read: local variable, line 34
// CHECK-NEXT:    across  AwaitLeaf (line 38), AwaitLeaf_2 (line 40)
// CHECK-NEXT:    because line 41 needs it after line 38: co_return read;
// CHECK-NEXT:            line 40 needs it after line 40: read += co_await leaf(c);
// CHECK-NEXT:  borrowed: local variable, line 35
// CHECK-NEXT:    across  AwaitLeaf (line 38), AwaitLeaf_2 (line 40)
// CHECK-NEXT:    because somebody may know its address while waiting in lines 38 and 40, since line 36:
// CHECK-NEXT:            look(borrowed);
// CHECK-NEXT:    to save let its scope end before line 38, if nobody looks at it after that, or give nobody its
// CHECK-NEXT:            address, as line 36 does
// CHECK:  destroyed: local variable, line 37
// CHECK-NEXT:    across  AwaitLeaf (line 38), AwaitLeaf_2 (line 40)
// CHECK-NEXT:    because its destructor runs at the end of its scope, in line 42, after lines 38 and 40
// CHECK-NEXT:    to save let its scope end before line 38, if its destructor may run then: nothing reads it after
// CHECK-NEXT:            that
