// RUN: %lower > %t.cpp
// RUN: FileCheck %s --input-file=%t.cpp
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags %t.cpp
#include <pollux/core.hpp>
using pollux::Future;

// CHECK: class Client {
// CHECK-NEXT: public:
// CHECK-NEXT: // Doubles.
// CHECK-NEXT: {{^}}  struct twice_future;
// CHECK-NEXT: {{^}}  [[NODISCARD:\[\[nodiscard\]\]]] twice_future twice(int n = 1, int = 2) const;
// CHECK-NEXT: {{^}}  pollux::Poll<int> twice(twice_future &frame, pollux::Context &cx) const;
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}  struct make_future;
// CHECK-NEXT: {{^}}  static make_future make();
// CHECK-NEXT: {{^}}  static pollux::Poll<Client> make(make_future &frame, pollux::Context &cx);
// CHECK-EMPTY:
// CHECK-NEXT: {{^}}  struct add_future;
// CHECK-NEXT: {{^}}  add_future add(int n); // defined below
// CHECK-NEXT: {{^}}  pollux::Poll<int> add(add_future &frame, pollux::Context &cx);
// CHECK-EMPTY:
// CHECK-NEXT: private:
// CHECK-NEXT: int value = 0;
// CHECK: {{^}}}; // class Client
class Client {
public:
  // Doubles.
  [[nodiscard]] ASYNC Future<int> twice(int n = 1, int = 2) const {
    co_await pollux::yield_now();
    co_return 2 * n + value;
  }

  ASYNC static Future<Client> make() {
    co_await pollux::yield_now();
    co_return Client();
  }

  ASYNC Future<int> add(int n); // defined below

private:
  int value = 0;
}; // class Client

// CHECK: /// The future of `Client::twice`.
// CHECK-NEXT: struct {{.*}} Client::twice_future {
// CHECK-NEXT: using Output = int;
// CHECK: explicit twice_future(const Client &self, int n, int unnamed_2) : self(self), n(n), unnamed_2(unnamed_2) {}
// CHECK: "future moved after its first poll", "Client::twice",
// CHECK: {{^}}  const Client &self;
// CHECK-NEXT: int n;
// CHECK: {{^}}inline Client::twice_future Client::twice(int n, int unnamed_2) const {
// CHECK-NEXT: return twice_future(*this, n, unnamed_2);
// CHECK: {{^}}inline pollux::Poll<int> Client::twice(twice_future &frame, {{.*}}pollux::Context &cx) const {
// CHECK: return pollux::Ready(2 * n + value);
// CHECK: {{^}}inline pollux::Poll<int> Client::twice_future::poll_in_place(pollux::Context &cx) {
// CHECK-NEXT: return self.twice(*this, cx);

// CHECK: struct {{.*}} Client::make_future {
// CHECK-NOT: self
// CHECK: {{^}}inline Client::make_future Client::make() {
// CHECK: {{^}}inline pollux::Poll<Client> Client::make(make_future &frame,
// CHECK: return make(*this, cx);

// CHECK: int between = 1;
int between = 1;

// CHECK: struct {{.*}} Client::add_future {
// CHECK: {{^}}Client::add_future Client::add(int n) {
// CHECK-NEXT: return add_future(*this, n);
// CHECK: {{^}}inline pollux::Poll<int> Client::add(add_future &frame, {{.*}}) {
// CHECK: ::new (frame.twice.storage()) twice_future(twice(n));
ASYNC Future<int> Client::add(int n) {
  value += co_await twice(n);
  co_return value;
}

// CHECK: pollux::Slot<Client::make_future> make;
// CHECK: ::new (frame.make.storage()) Client::make_future(Client::make());
ASYNC Future<Client> use() { co_return co_await Client::make(); }
