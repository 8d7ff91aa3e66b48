// A generic lambda, and a lambda in a template, show as little as a template does: their instances are looked at, too.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s --implicit-check-not=error:
// DIAGNOSTIC: HiddenTemporary
#include <pollux/core.hpp>
#include <string>
using pollux::Future;

struct Connection {
  ASYNC Future<int> send(std::string const &text) {
    co_await pollux::yield_now();
    co_return static_cast<int>(text.size());
  }
};
struct Number {
  operator int() const;
};
ASYNC Future<int> one() { co_await pollux::yield_now(); co_return 1; }

ASYNC Future<int> generic(Connection &connection) {
  auto send = [](auto &to) ASYNC -> Future<int> {
    // CHECK: [[#@LINE+1]]:32: error: what this template awaits refers to a temporary of type 'const std::string'
    co_return co_await to.send("long text");
  };
  co_return co_await send(connection);
}
template <class T>
ASYNC Future<int> in_template(T &to) {
  auto send = [](T &to) ASYNC -> Future<int> {
    // CHECK: [[#@LINE+1]]:32: error: what this template awaits refers to a temporary of type 'const std::string'
    co_return co_await to.send("long text");
  };
  auto shift = [](auto by) ASYNC -> Future<int> {
    // CHECK: [[#@LINE+1]]:15: error: 'co_await' is not supported yet after this operand, which an instantiation of the template converts before it
    co_return by << co_await one();
  };
  co_return co_await send(to) + co_await shift(Number());
}
ASYNC Future<int> used(Connection &connection) { co_return co_await in_template(connection); }
