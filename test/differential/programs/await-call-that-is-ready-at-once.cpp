// Hazard: a call of an async function that can't suspend is polled where it is made: in every kind of place, with its parameters and
// temporaries alive to the end of the full-expression, and beside awaits that do suspend.
#include "trace.hpp"

ASYNC Future<int> twice(int n) {
  step("twice");
  co_return 2 * n;
}
// Only what is ready itself.
ASYNC Future<int> sum(int a, int b) {
  Traced local{"sum", a};
  int const first = co_await twice(a);
  co_return first + co_await twice(b);
}
ASYNC Future<void> tell(Traced object, char const* what) {
  note(what, object.get());
  if (object.get() == 0) co_return;
  step(what);
}
ASYNC Future<int&> element(int (&array)[3], int index) { co_return array[index]; }
ASYNC Future<Traced> make(int value) { co_return Traced{"made", value}; }
struct Pair {
  int a, b;
};
ASYNC Future<Pair> pair_of(int a) { co_return{a, co_await sum(a, 1)}; }

// Calls itself, or what calls it: these may suspend for all that is known.
ASYNC Future<int> down(int n) { co_return n == 0 ? 0 : co_await down(n - 1) + 1; }

class Counter {
 public:
  explicit Counter(int n) : n_(n) {}
  ASYNC Future<int> next() { co_return ++n_; }
  ASYNC Future<int> skip(int count) {
    for (int i = 0; i < count; ++i) co_await next();
    co_return co_await this->next();
  }
  ASYNC static Future<Counter> from(int n) { co_return Counter(n); }

 private:
  int n_;
};

#define CALL(n) twice(n)
#define AWAIT(call) co_await call

ASYNC Future<int> in_statements() {
  int array[3] = {1, 2, 3};
  co_await tell(Traced{"argument", 1}, "discarded");
  (void)co_await twice(1);
  co_await element(array, 1) += 5;
  int& last = co_await element(array, 2);
  last = co_await (sum(array[1], co_await twice(3)));
  auto const [a, b] = co_await pair_of(4);
  auto&& made = co_await make(7);
  for (int i = co_await twice(0); i < co_await twice(1); i += co_await sum(0, 1) - 1) note("i", i);
  if (int const n = co_await twice(a); n > b) co_return -1;
  switch (co_await twice(1)) {
    case 2: note("two", co_await twice(b)); break;
    default: co_return -2;
  }
  while (co_await twice(last) > 100) last -= 50;
  bool const both = co_await twice(0) == 0 && co_await twice(2) != 4;
  int const chosen = both ? co_await twice(5) : co_await sum(5, 6);
  for (int each : {co_await twice(1), co_await twice(2)}) note("each", each);
  note("made", (co_await make(co_await twice(1))).get() + made.get());
  // Two spaces and a line in between.
  int const odd = co_await  twice(
      1);
  co_return last + chosen + odd + AWAIT(CALL(2)) + co_await CALL(1);
}

// One that suspends in the same full-expression: all are kept in order.
ASYNC Future<int> mixed() {
  int n = co_await twice(1) + co_await leaf("between", 1, 3) + co_await sum(1, 2);
  n += co_await twice(co_await leaf("argument", 1, 4));
  co_await tell(Traced{"kept", co_await leaf("value", 1, 1)}, "mixed");
  auto closure = [k = co_await twice(n)](int m) { return k + m; };
  co_await leaf("then", 1);
  co_return closure(co_await twice(n)) + co_await down(3);
}

ASYNC Future<int> throws(int n) {
  Traced local{"thrower", n};
  if (n > 1) throw trace::Failure{"too large"};
  co_return n;
}
ASYNC Future<int> catches() {
  int n = 0;
  Traced outer{"outer"};
  try {
    n += co_await throws(1);
    Traced inner{"inner", n};
    n += co_await throws(2);
    note("not here", n);
  } catch (trace::Failure const& failure) {
    note(failure.what, n);
  }
  co_await leaf("after", 1);
  co_return n + co_await twice(1);
}

ASYNC Future<int> members() {
  Counter counter = co_await Counter::from(3);
  Counter* const pointer = &counter;
  int n = co_await counter.next() * 100 + co_await pointer->skip(2);
  co_await leaf("members", 1);
  n += co_await (co_await Counter::from(n)).next();
  co_return n;
}

ASYNC Future<int> scenario() {
  note("statements", co_await in_statements());
  note("mixed", co_await mixed());
  note("catches", co_await catches());
  co_return co_await members();
}

#include "driver.hpp"
