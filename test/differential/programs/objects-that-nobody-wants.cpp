// Hazard: an object that a comma or a cast to void drops lives to the end of the full-expression, past the awaits in it.
#include "trace.hpp"

#pragma GCC diagnostic ignored "-Wunused-value"

struct Pair {
  Traced thing;
  int a;
  Pair(int a, int b = 7) : thing("pair", a * 10 + b), a(a) {}
};
int sum(int a, int b) { return a * 10 + b; }
ASYNC Future<int> same(int n) {
  co_await leaf("same", 1);
  co_return n;
}
ASYNC Future<Traced> thing(char const *name) {
  co_await leaf("thing", 1);
  co_return Traced{name, 1};
}

ASYNC Future<int> commas(int v) {
  int total = (Traced{"left"}, step("between"), co_await leaf("l", 1, 2));
  total += sum((Traced{"argument"}, 1), co_await leaf("l", 1, 2));
  total += (Traced{"operand"}, 4) + co_await leaf("l", 1, 2);
  total += co_await same((Traced{"of a call"}, 4));
  total += co_await leaf("l", 1, (Traced{"of a leaf"}, 4));
  total += (v ? Traced{"then", 1} : Traced{"else", 2}, co_await leaf("l", 1, 2));
  Traced{"first"}, co_await leaf("l", 1, 2), step("last");
  Traced{"one"}, Traced{"two"}, co_await leaf("l", 1, 2), step("last");
  total += sum(v ? 1 : (Traced{"in an arm"}, 3), co_await leaf("l", 1, 2));
  // Several are no arguments of one.
  total += (step("one", 1), Pair{2}, co_await leaf("l", 1, 5));
  co_return total;
}

ASYNC Future<int> casts(int v) {
  int total = ((void)Traced{"cast"}, co_await leaf("l", 1, 2));
  total += co_await same(((void)Traced{"in an argument"}, 4));
  total += (static_cast<void>(Traced{"static"}), co_await leaf("l", 1, 2));
  (void)co_await thing("dropped"), (void)co_await thing("dropped too");
  total += (co_await thing("awaited"), 3) + co_await same(v);
  co_return total;
}

ASYNC Future<int> conditions() {
  int total = (Traced{"of an and"}, true) && co_await leaf("l", 1, true);
  total += (Traced{"of a choice"}, true) ? co_await leaf("l", 1, 2) : 3;
  int const numbers[2] = {(Traced{"in braces"}, 1), co_await leaf("l", 1, 2)};
  if ((Traced{"of an if"}, co_await leaf("l", 1, 2)))
    total += numbers[0] + numbers[1];
  for (int i = 0; i < 2; Traced{"of a loop"}, ++i, co_await leaf("l", 1))
    total += i;
  co_return (Traced{"of a return"}, step("between"), co_await leaf("l", 1, total));
}

template <class T>
ASYNC Future<int> in_template(T value) {
  int const total = (T{"in a template", 1}, co_await leaf("l", 1, 2));
  co_return total + value.get();
}

ASYNC Future<int> scenario() {
  int const total = co_await commas(0) + co_await casts(1);
  int const more = co_await conditions();
  co_return total + more + co_await in_template(Traced{"value", 2});
}

#include "driver.hpp"
