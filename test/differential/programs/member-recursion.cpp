// Hazard: a member function awaits itself, of its own object and of another.
#include "trace.hpp"

struct Node {
  int value;
  Node *left = nullptr, *right = nullptr;

  ASYNC Future<int> sum() const {
    Traced local{"sum", value};
    int total = value;
    if (left) total += co_await left->sum();
    co_await leaf("node", 1);
    if (right) total += co_await right->sum();
    co_return total;
  }
  ASYNC static Future<int> count(Node const *node) {
    if (!node) co_return 0;
    co_return 1 + co_await count(node->left) + co_await Node::count(node->right);
  }
};
ASYNC Future<int> scenario() {
  Node a{1}, b{2}, root{4, &a, &b};
  int sum = co_await root.sum();
  co_return 10 * sum + co_await Node::count(&root);
}

#include "driver.hpp"
