// Hazard: a destructor throws while co_return leaves a block, the function catches that and goes on: what it was about to give is
// forgotten, and not given at the next suspension.
#include "trace.hpp"

ASYNC Future<int> value(int n) {
  try {
    ThrowingDestructor thrower{"thrower", n};
    co_return n;
  } catch (Failure const &) {
    note("caught", n);
  }
  co_await leaf("after", 1);
  co_return 7;
}
ASYNC Future<void> nothing() {
  try {
    ThrowingDestructor thrower{"thrower", 1};
    co_return;
  } catch (Failure const &) {
    note("caught", 1);
  }
  co_await leaf("after", 1);
  note("here", 1);
}
ASYNC Future<int &> place(int &n) {
  int &other = n;
  try {
    ThrowingDestructor thrower{"thrower", 2};
    co_return other;
  } catch (Failure const &) {
    note("caught", 2);
  }
  co_await leaf("after", 2);
  co_return n;
}
ASYNC pollux::Stream<int> items() {
  try {
    ThrowingDestructor thrower{"thrower", 3};
    co_return;
  } catch (Failure const &) {
    note("caught", 3);
  }
  co_await leaf("item", 1);
  co_yield 2;
}
ASYNC Future<int> scenario() {
  int n = 5;
  int sum = co_await value(2);
  co_await nothing();
  sum += co_await place(n);
  auto stream = items();
  while (auto item = co_await stream.next()) sum += *item;
  co_return sum;
}

#include "driver.hpp"
