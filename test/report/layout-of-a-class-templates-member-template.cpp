// A member template of a class template: its futures are reported, by the types that it is used with.
// RUN: %pollux --emit=layout %s -- %cxxflags | FileCheck %s
#include <pollux/core.hpp>
using pollux::Future;

template <class Connection>
struct Client {
  template <class Body>
  ASYNC Future<int> with(Body body);
  template <class Body>
  ASYNC Future<int> inside(Body body) {
    co_await pollux::yield_now();
    co_return body(connection);
  }
  Connection connection;
};

template <class Connection>
template <class Body>
ASYNC Future<int> Client<Connection>::with(Body body) {
  co_await pollux::yield_now();
  co_return body(connection);
}

// CHECK: Client<int>::inside_future<(lambda)>
// CHECK: Client<int>::with_future<(lambda)>
// CHECK: Client::with (line 20)
// CHECK-NEXT: Client<int>::with_future<(lambda)>: {{[0-9]+}} bytes
ASYNC Future<int> user(Client<int> &client) {
  co_return co_await client.with([](int n) { return n; }) + co_await client.inside([](int n) { return n + 1; });
}
