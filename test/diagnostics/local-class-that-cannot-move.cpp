// A local class whose object is kept moves in front of the function. Refused: what would mean something else there.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnnameableType
#include <pollux/core.hpp>
using pollux::Future;

struct Outer {};

// CHECK: [[#@LINE+6]]:11: error: 'counter' lives across a 'co_await', but its type has no name outside of the function: 'Counter' uses 'count', which is local to the function
ASYNC Future<int> static_local() {
  static int count = 0;
  struct Counter {
    int next() { return ++count; }
  };
  Counter counter;
  co_await pollux::yield_now();
  co_return counter.next();
}
// CHECK: [[#@LINE+5]]:8: error: 'same' lives across a 'co_await', but its type has no name outside of the function: 'Same' uses 'n', which is local to the function
ASYNC Future<int> type_of_a_variable(int n) {
  struct Same {
    decltype(n) value;
  };
  Same same{n};
  co_await pollux::yield_now();
  co_return same.value;
}
// CHECK: [[#@LINE+5]]:9: error: 'outer' lives across a 'co_await', but its type has no name outside of the function: 'Outer' is also the name of something outside
ASYNC Future<int> name_of_another() {
  struct Outer {
    int value;
  };
  Outer outer{1};
  co_await pollux::yield_now();
  co_return outer.value;
}
// CHECK: [[#@LINE+6]]:11: error: 'one' lives across a 'co_await', but its type has no name outside of the function: 'Local' is declared twice in the function
ASYNC Future<int> name_of_a_sibling(bool flip) {
  if (flip) {
    struct Local {
      int value;
    };
    Local one{1};
    co_await pollux::yield_now();
    co_return one.value;
  }
  struct Local {
    long value;
  };
  Local two{2};
  co_await pollux::yield_now();
  co_return static_cast<int>(two.value);
}
namespace tools {
struct Tool {};
} // namespace tools
// CHECK: [[#@LINE+6]]:9: error: 'local' lives across a 'co_await', but its type has no name outside of the function: 'Local' follows a 'using' in the function
ASYNC Future<int> after_using() {
  using namespace tools;
  struct Local {
    Tool tool;
  };
  Local local;
  co_await pollux::yield_now();
  (void)local.tool;
  co_return 1;
}
// CHECK: [[#@LINE+6]]:8: error: 'node' lives across a 'co_await', but its type has no name outside of the function: 'Node' is declared before it is defined
ASYNC Future<int> declared_first() {
  struct Node;
  struct Node {
    Node *next = nullptr;
  };
  Node node;
  co_await pollux::yield_now();
  co_return node.next == nullptr;
}
// CHECK: [[#@LINE+6]]:12: error: 'friendly' lives across a 'co_await', but its type has no name outside of the function: 'Friendly' has friends
ASYNC Future<int> has_friends() {
  class Friendly {
    friend struct Outer;
    int value = 1;
  };
  Friendly friendly;
  co_await pollux::yield_now();
  (void)friendly;
  co_return 1;
}
