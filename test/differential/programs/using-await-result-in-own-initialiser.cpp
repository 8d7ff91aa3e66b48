// Hazard: the address of a variable is used in its own initialiser, which suspends: it must already be in its place.
// needs: full
#include "trace.hpp"

struct Node {
  Node* self;
  int value;
};
ASYNC Future<int> give(Node* node, int n) {
  co_await leaf("give", 1);
  note("not null", node != nullptr);
  co_return n;
}
ASYNC Future<int> scenario() {
  Node node{&node, co_await give(&node, 4)};
  co_await leaf("hold", 1);
  note("self", node.self == &node);
  co_return node.value;
}

#include "driver.hpp"
