// RUN: not %pollux %s -- %cxxflags 2>&1 | FileCheck %s
// DIAGNOSTIC: HiddenTemporary
#include <pollux/core.hpp>
using pollux::Future;

struct Text { Text(char const *); ~Text(); };
struct Connection {
  struct Sending { using Output = void; Text const &text; pollux::Poll<void> poll(pollux::Context &); };
  Sending send(Text const &text) const { return {text}; }
};

template <class C>
ASYNC Future<void> ping(C &connection) {
  // CHECK: temporary-that-an-instantiation-shows.cpp:[[#@LINE+2]]:28: error: what this template awaits refers to a temporary of type '{{.*}}Text' that only its instantiation shows, so that it can't be kept
  // CHECK: temporary-that-an-instantiation-shows.cpp:[[#@LINE+1]]:28: note: give it a name in a declaration before the 'co_await'
  co_await connection.send("PING");
  // Shown, and kept.
  co_await connection.send(Text("PING"));
}

ASYNC Future<void> use(Connection &connection) { co_await ping(connection); }

template <class T> struct Store {
  ASYNC Future<int> later(Text const &text = Text("x")) { co_await pollux::yield_now(); co_return 1; }
  // CHECK: temporary-that-an-instantiation-shows.cpp:[[#@LINE+1]]:21: error: what this template awaits refers to a temporary of type 'const Text' that only its instantiation shows
  ASYNC Future<int> use() { co_return co_await later(); }
};
template struct Store<int>;
