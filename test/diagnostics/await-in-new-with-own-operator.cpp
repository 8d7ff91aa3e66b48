// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: UnsupportedAwait
#include <pollux/core.hpp>
using pollux::Future;

struct Node {
  explicit Node(int n);
  static void *operator new(decltype(sizeof(0)) size);
  int n;
};
ASYNC Future<int> one() { co_await pollux::yield_now(); co_return 1; }

ASYNC Future<int> make() {
  // CHECK: await-in-new-with-own-operator.cpp:[[#@LINE+2]]:16: error: 'co_await' is not supported yet in the initialiser of a 'new' with an 'operator new' of yours
  // CHECK: await-in-new-with-own-operator.cpp:[[#@LINE+1]]:16: note: await it in a declaration of its own first: 'auto value = co_await ...;', then use the value
  Node *node = new Node(co_await one());
  int *plain = new int(co_await one());
  co_return node->n + *plain;
}
