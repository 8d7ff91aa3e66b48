// Hazard: a comma without parentheses, where the grammar takes one: as a condition, or between `?` and `:`. Where its value is kept, it is an
// initialiser, which a comma ends: `bool is_ok = polled.take(), b;` compiles, and declares a b of its own.
#include "trace.hpp"

ASYNC Future<int> ok(int v) {
  co_await leaf("ok", 1);
  co_return v;
}

struct Pair {
  int a, b;
  Pair(int a, int b = 7) : a(a), b(b) {}
  int get() const { return a * 10 + b; }
};

static int two(int a, int b = 9) { return a * 10 + b; }

ASYNC Future<int> choices(bool b) {
  int n = b ? co_await ok(2), 3 : 4;
  note("variable", n);
  Pair pair = b ? co_await ok(2), 3 : Pair(4);
  note("object", pair.get());
  note("argument", two(b ? step("x"), 5 : co_await ok(6)));
  int other = 4;
  (b ? co_await ok(1), n : other) = 8;
  note("glvalue", n * 10 + other);
  n += b ? step("y"), 4 : co_await ok(1);
  note("assigned", n);
  int values[] = {b ? co_await ok(2), 3 : 4, b ? step("z"), 5 : co_await ok(2)};
  note("elements", values[0] * 10 + values[1]);
  note("awaited", co_await ok(b ? step("w"), 4 : co_await ok(3)));
  bool both = b && (b ? co_await ok(1), false : true);
  note("logical", both);
  co_return b ? co_await ok(0), 7 : 5;
}

ASYNC Future<int> conditions(bool b) {
  bool c = !b;
  int n = 3;
  if (co_await ok(0), b) note("if");
  if (co_await ok(1), c) note("not here");
  if (co_await ok(1), n == 3) note("compared");
  if (int z = 4; co_await ok(0), z) note("with an initialiser", z);
  while (co_await ok(0), b) {
    note("while");
    b = false;
  }
  for (int i = 0; co_await ok(0), i < 2; co_await ok(1), i++) note("for", i);
  do note("do");
  while (co_await ok(0), n-- > 2);
  switch (co_await ok(0), n) {
    case 1:
      note("switch");
      break;
    default:
      note("not there", n);
  }
  co_return co_await ok(1), n;
}

ASYNC Future<int> without_await(int n) { co_return note("n", n), n + 1; }

template <class T>
ASYNC Future<T> unknown(T b) {
  if (b > 1) co_return note("b"), b;
  co_return co_await ok(1), b;
}

template <class T>
ASYNC Future<int> in_template(T b) {
  T n = b ? co_await ok(2), 3 : 4;
  if (co_await ok(0), b) n += b ? step("u"), 5 : co_await ok(4);
  switch (co_await ok(0), int(n)) {
    case 8: note("template", n);
  }
  co_return b ? co_await ok(0), n : 3;
}

ASYNC Future<int> scenario() {
  co_return co_await choices(true) * 1000 + co_await conditions(true) * 10 + co_await in_template(1) + co_await without_await(1) +
            co_await unknown(1) + co_await unknown(2);
}

#include "driver.hpp"
