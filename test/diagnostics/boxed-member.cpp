// Every reason for a box that a member function has: a remark on request, an error where none is allowed, and nothing otherwise.
// RUN: %pollux --verify-each %s -o %t.cpp -- %cxxflags 2>&1 | count 0
// RUN: %pollux --remarks %s -o %t.cpp -- %cxxflags 2>&1 | FileCheck --check-prefix=REMARK --implicit-check-not=remark: %s
// RUN: not %pollux --no-box %s -- %cxxflags 2>&1 | FileCheck --check-prefix=ERROR --implicit-check-not=error: %s
// RUN: %gxx -std=c++17 -fsyntax-only %werror %cxxflags -I%S %t.cpp
// RUN: %clang -std=c++17 -fsyntax-only %werror %cxxflags -I%S %t.cpp
// DIAGNOSTIC: BoxNeeded
#include <pollux/core.hpp>
#include <pollux/future.hpp>
using pollux::Future;

struct Parity {
  // One edge of a circle, and no other.
  ASYNC Future<bool> even(int n) { co_return n == 0 || co_await odd(n - 1); }
  // REMARK: boxed-member.cpp:[[#@LINE+3]]:64: remark: the future of 'even' is boxed: it awaits itself by way of others, and can't contain itself
  // ERROR: boxed-member.cpp:[[#@LINE+2]]:64: error: the future of 'even' would have to be boxed: it awaits itself by way of others, and can't contain itself
  // ERROR: boxed-member.cpp:[[#@LINE+1]]:64: note: write the recursion as a loop
  ASYNC Future<bool> odd(int n) { co_return n != 0 && co_await even(n - 1); }
  // REMARK: boxed-member.cpp:[[#@LINE+3]]:45: remark: the future of 'odd' is boxed: its definition stands further down
  // ERROR: boxed-member.cpp:[[#@LINE+2]]:45: error: the future of 'odd' would have to be boxed: its definition stands further down
  // ERROR: boxed-member.cpp:[[#@LINE+1]]:45: note: move the definition of 'odd' above this
  Future<bool> is_odd(int n) { return this->odd(n); }
};

class Session {
public:
  ASYNC Future<int> run();
  ASYNC Future<int> close(int code = 0);
  ASYNC Future<int> operator()() const;
};
ASYNC Future<int> Session::run() {
  // REMARK: boxed-member.cpp:[[#@LINE+3]]:24: remark: the future of 'close' is boxed: its definition stands further down
  // ERROR: boxed-member.cpp:[[#@LINE+2]]:24: error: the future of 'close' would have to be boxed: its definition stands further down
  // ERROR: boxed-member.cpp:[[#@LINE+1]]:24: note: move the definition of 'close' above this
  int value = co_await close();
  // REMARK: boxed-member.cpp:[[#@LINE+3]]:37: remark: the future of 'operator()' is boxed: its definition stands further down
  // ERROR: boxed-member.cpp:[[#@LINE+2]]:37: error: the future of 'operator()' would have to be boxed: its definition stands further down
  // ERROR: boxed-member.cpp:[[#@LINE+1]]:37: note: move the definition of 'operator()' above this
  co_return value + co_await (*this)();
}
ASYNC Future<int> Session::close(int code) { co_return code; }
ASYNC Future<int> Session::operator()() const { co_return 1; }

struct Guarded : private Session {
  using Session::close;
};

ASYNC Future<int> use(Session &session, Guarded &guarded) {
  // REMARK: boxed-member.cpp:[[#@LINE+3]]:26: remark: the future of 'close' is boxed: its address is taken, and a call through a pointer returns the same type for all functions
  // ERROR: boxed-member.cpp:[[#@LINE+2]]:26: error: the future of 'close' would have to be boxed: its address is taken, and a call through a pointer returns the same type for all functions
  // ERROR: boxed-member.cpp:[[#@LINE+1]]:26: note: call 'close' by its name
  auto close = &Session::close;
  int value = co_await (session.*close)(1);
  // REMARK: boxed-member.cpp:[[#@LINE+3]]:29: remark: the future of 'close' is boxed: a using-declaration gives it its name here, and no other
  // ERROR: boxed-member.cpp:[[#@LINE+2]]:29: error: the future of 'close' would have to be boxed: a using-declaration gives it its name here, and no other
  // ERROR: boxed-member.cpp:[[#@LINE+1]]:29: note: name the class that 'close' is a member of
  value += co_await guarded.close(2);
  // REMARK: boxed-member.cpp:[[#@LINE+3]]:28: remark: the future of 'operator()' is boxed: it is an operator, which has no second name
  // ERROR: boxed-member.cpp:[[#@LINE+2]]:28: error: the future of 'operator()' would have to be boxed: it is an operator, which has no second name
  // ERROR: boxed-member.cpp:[[#@LINE+1]]:28: note: define it above this, or make it a function with a name
  value += co_await session();
  // In place: no remark, also with a default argument.
  co_return value + co_await session.close() + co_await session.run();
}
