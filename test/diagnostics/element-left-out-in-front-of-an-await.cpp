// What braces leave out is evaluated in its place, too: it is refused there, unless nobody can tell.
// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s --implicit-check-not=error:
// DIAGNOSTIC: UnsupportedAwait
#include <pollux/core.hpp>
#include <string>
using pollux::Future;

int next();
struct Made {
  Made();
  int value;
};
struct Noticed {
  int number = next();
  int port = 1;
};
struct Member {
  Made made;
  int port;
};
struct Inner {
  Noticed noticed;
};
struct Outer {
  Inner inner;
  int port;
};
struct Quiet {
  std::string name = "none";
  std::string host;
  long const limit = 1 << 4;
  struct {
    int x = 1;
    std::string text;
  } nested;
  int port;
  int after = next();
};
ASYNC Future<int> one(int n) { co_await pollux::yield_now(); co_return n; }

ASYNC Future<void> noticed() {
  // CHECK: [[#@LINE+1]]:27: error: 'co_await' is not supported yet after an element of type 'int' that these braces leave out
  Noticed noticed{.port = co_await one(1)};
}
ASYNC Future<void> member() {
  // CHECK: [[#@LINE+1]]:25: error: 'co_await' is not supported yet after an element of type 'Made' that these braces leave out
  Member member{.port = co_await one(1)};
}
ASYNC Future<void> outer() {
  // CHECK: [[#@LINE+1]]:23: error: 'co_await' is not supported yet after an element of type 'Inner' that these braces leave out
  Outer outer{.port = co_await one(1)};
}
ASYNC Future<void> quiet() { Quiet quiet{.port = co_await one(1)}; }
