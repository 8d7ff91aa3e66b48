// Hazard: a function that is boxed for some and held in place by others is named in every way that C++ has.
#include "trace.hpp"

namespace outer {
struct Unit {
  int n;
};
ASYNC Future<int> later(Unit unit, int more = 7);
ASYNC Future<int> later(char const *text);
namespace inner {
ASYNC Future<int> early() {
  Traced local{"early"};
  int sum = co_await later(Unit{1});             // enclosing namespace
  sum += co_await outer::later(Unit{2}, 1);      // qualified
  sum += co_await ::outer::later("xyz");
  co_return sum;
}
}  // namespace inner
ASYNC Future<int> later(Unit unit, int more) {
  Traced local{"later", unit.n};
  co_await leaf("later", 1);
  co_return unit.n + more;
}
ASYNC Future<int> later(char const *text) {
  co_await leaf("text", 1);
  co_return text[0] - 'a';
}
}  // namespace outer

namespace another {
using outer::later;
int const before = 1;
ASYNC Future<int> by_using() {
  int sum = co_await later(outer::Unit{3}, 2);   // using-declaration
  co_return sum + before;
}
}  // namespace another

namespace alias = outer;
ASYNC Future<int> by_other_names() {
  using namespace alias;
  int sum = co_await later(Unit{4}, 2);          // using-directive, and by argument
  sum += co_await alias::later(Unit{5}, 3);      // namespace alias
  sum += co_await (later)(Unit{6}, 1);
  {
    using alias::later;
    sum += co_await later("b");
    sum += co_await later(Unit{8});              // the default argument stands in front
  }
  co_return sum;
}

ASYNC Future<int> by_argument() {
  outer::Unit unit{7};
  auto [a, b] = co_await pollux::join(later(unit, 1), later(unit, 2));
  co_return a + b;
}

// Overloads of which one is boxed; a pointer to each.
ASYNC Future<int> pick(int n) {
  co_await leaf("int", 1);
  co_return n;
}
ASYNC Future<int> pick(long n) {
  co_await leaf("long", 1);
  co_return static_cast<int>(n) * 2;
}
ASYNC Future<int> pick(bool) { co_return 100; }
Future<int> (*const by_long)(long) = pick;
static Future<int> (&by_int)(int) = pick;

ASYNC Future<int> overloads() {
  int sum = co_await pick(1) + co_await pick(2L) + co_await pick(true);
  sum += co_await by_long(3) + co_await by_int(4);
  auto call = [](auto function) { return function(5L); };
  sum += co_await call(by_long);
  co_return sum;
}

template <class F>
int cost(F) {
  return sizeof(F) > 0;
}
template <class T>
struct Caller {
  int made = cost(pick(1)) + cost(pick(T{}));
  Future<int> get(T t) const { return pick(t); }
};

ASYNC Future<int> scenario() {
  int sum = co_await outer::inner::early();
  sum += 10 * co_await another::by_using();
  sum += 100 * co_await by_other_names();
  sum += 1000 * co_await by_argument();
  Caller<int> caller;
  sum += caller.made + co_await caller.get(6);
  co_return sum + co_await overloads();
}

#include "driver.hpp"
