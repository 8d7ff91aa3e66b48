// Hazard: two async templates and a lambda that await each other.
// needs: full
#include "trace.hpp"

template <class T>
ASYNC Future<int> walk(T const& node, int depth);

template <class T, class Visit>
ASYNC Future<int> children(T const& node, Visit visit) {
  int total = 0;
  for (int i = 0; i < node.count; ++i) {
    Traced turn{"turn", i};
    total += co_await visit(node.children[i]);
  }
  co_return total;
}
template <class T>
ASYNC Future<int> walk(T const& node, int depth) {
  co_await leaf("walk", depth % 2);
  int below = co_await children(node, [depth](T const& child) ASYNC -> Future<int> { co_return co_await walk(child, depth + 1); });
  co_return node.value + 10 * below;
}

struct Tree {
  int value;
  int count = 0;
  Tree const* children = nullptr;
};
ASYNC Future<int> scenario() {
  Tree const leaves[] = {{3}, {4}};
  Tree const inner[] = {{1, 2, leaves}, {2}};
  Tree const root{5, 2, inner};
  co_return co_await walk(root, 0);
}

#include "driver.hpp"
