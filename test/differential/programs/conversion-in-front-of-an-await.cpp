// Hazard: what somebody's function makes of an operand, a number of a class or a class of a number, is made in front of the await that
// follows, and not only what it is made of.
#include "trace.hpp"

struct Number {
  Traced thing{"number"};
  int value;
  Number(int value) : value(value) {}
  Number(Number &&) = default;
  operator int() const { return step("convert", value); }
};
struct Wrapped {
  Traced thing;
  Wrapped(Number const &n) : thing("of a number", n.value) {}
  Wrapped(int const &n) : thing("of an int", n) {}
};
struct Pair {
  int a, b;
};
struct Both {
  Wrapped a;
  int b;
};
int sum(int a, int b) { return step("sum"), a + b; }
int sum_of(Wrapped a, int b) {
  Wrapped const inside = std::move(a);
  return step("sum of"), inside.thing.get() + b;
}
Number number(int n) { return Number(n); }
ASYNC Future<Number> later(int n) {
  co_await leaf("later", 1);
  co_return Number(n);
}
ASYNC Future<int> change(int &value) {
  value = 50;
  co_await leaf("change", 1);
  co_return 1;
}

ASYNC Future<int> temporaries() {
  Pair const in_braces{number(4), co_await leaf("braces", 1, 2)};
  int const shifted = number(4) << co_await leaf("shift", 1, 2);
  int array[4] = {};
  array[co_await leaf("index", 1, 2)] = number(3);
  int const passed = sum(number(2), co_await leaf("argument", 1, 2));
  Pair const awaited{co_await later(2), co_await leaf("awaited", 1, 2)};
  Both const wrapped{number(5), co_await leaf("wrapped", 1, 2)};
  int const given = sum_of(number(6), co_await leaf("given", 1, 2));
  Pair const cast{(Number)5, co_await leaf("cast", 1, 2)};
  co_return in_braces.a + shifted + array[2] + passed + awaited.a + wrapped.a.thing.get() + given + cast.a;
}

ASYNC Future<int> chosen(bool which) {
  Number a(2), b(3);
  Pair const variables{which ? a : b, co_await change(a.value)};
  Pair const awaited{co_await leaf("which", 1, which) ? a : b, co_await change(b.value)};
  Pair const objects{co_await leaf("which", 1, which) ? number(7) : number(8), co_await change(a.value)};
  int x = 2, y = 3;
  Pair const values{co_await leaf("which", 1, which) ? x : y, co_await change(x)};
  co_return variables.a * 1000 + awaited.a * 100 + objects.a * 10 + values.a;
}

ASYNC Future<int> named() {
  Number n(2);
  int x = 2;
  Both const both{n, co_await change(n.value)};
  Both const of_int{x, co_await change(x)};
  co_return both.a.thing.get() * 100 + of_int.a.thing.get();
}

ASYNC Future<int> scenario() {
  int const a = co_await temporaries();
  int const b = co_await chosen(true);
  co_return a + b + co_await named();
}

#include "driver.hpp"
