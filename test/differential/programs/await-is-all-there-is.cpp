// Hazard: a function that only passes its arguments on to another one has nothing of its own; and those that do a little more have.
#include "trace.hpp"

struct Point {
  int x, y;
};

ASYNC Future<int> leaf_of(int a, Point const& at, Point copy, char const* what, bool flag) {
  Traced local{what, a};
  co_await leaf("leaf", 2);
  co_return a + at.x + copy.y + flag;
}

// Forwarded: parameters as they are, in any order and more than once, and constants.
ASYNC static Future<int> forwards(Point copy, Point& at, int a) { co_return co_await leaf_of(a, at, copy, nullptr, true); }
ASYNC Future<int> again(int a, Point& at) { co_return (co_await (forwards({a, a}, at, a))); }
namespace inner {
ASYNC Future<int> twice(Point& at, int a) { co_return co_await ::again(a, at); }
ASYNC Future<int> thrice(int a, Point& at) {
  // With a comment,
  co_return co_await twice(at,  // and a line's end
                           a);
}
}  // namespace inner
ASYNC Future<void> nothing(int n) {
  co_await leaf("nothing", 1);
  if (n == 0) co_return;
  step("nothing");
}
ASYNC Future<void> forwards_nothing(int n) { co_return co_await nothing(n); }

// Not: what is evaluated, converted, read or moved when the body runs.
ASYNC Future<int> evaluates(int a, Point& at) { co_return co_await inner::thrice(a + step("a", 1), at); }
ASYNC Future<int> reads(int const& a, Point& at) { co_return co_await inner::thrice(a, at); }
ASYNC Future<long> converts(int a, Point& at) { co_return co_await inner::thrice(a, at); }
ASYNC Future<int> refers(Point at) { co_return co_await inner::thrice(1, at); }
ASYNC Future<int> takes(Traced object, int n) {
  co_await leaf("takes", 1);
  co_return object.get() + n;
}
ASYNC Future<int> moves(Traced object, int n) { co_return co_await takes(std::move(object), n); }
ASYNC Future<int> drops(Traced, int n, Point& at) { co_return co_await inner::thrice(n, at); }
ASYNC Future<int> tail(int a, Point& poll) { co_return co_await inner::thrice(a, poll); }

ASYNC Future<int> scenario() {
  Point at{10, 20};
  int n = 1;
  auto kept = inner::thrice(5, at);
  auto read = reads(n, at);
  auto value = evaluates(7, at);
  at.x = 11, n = 2;
  note("kept", co_await kept);
  note("read", co_await read);
  note("value", co_await value);
  note("converts", int(co_await converts(3, at)));
  note("refers", co_await refers({1, 2}));
  note("moves", co_await moves(Traced{"moved", 1}, 2));
  note("drops", co_await drops(Traced{"dropped"}, 4, at));
  co_await forwards_nothing(1);
  auto [a, b] = co_await pollux::join(tail(1, at), inner::twice(at, 2));
  Future<int> boxed = again(1, at);
  co_return a + b + co_await boxed;
}

#include "driver.hpp"
