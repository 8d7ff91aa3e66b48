// Hazard: the temporary that an explicit cast converts by a conversion function lives to the end of the full-expression, across the
// suspension. Found by the fuzzer.
#include "trace.hpp"

struct Meters {
  Traced held;
  explicit operator bool() const { return held.get() != 0; }
  operator int() const { return held.get(); }
};
ASYNC Future<int> scenario() {
  int one = static_cast<bool>(Meters{Traced{"condition", 1}}) ? co_await leaf("first", 1, 2) : 3;
  note("one", one);
  int two[2] = {static_cast<int>(Meters{Traced{"converted", 4}}), co_await leaf("second", 1, 5)};
  note("two", two[0]);
  int three[2] = {(int)(Meters{Traced{"cast", 6}}), co_await leaf("third", 1, 7)};
  note("three", three[0]);
  int four[2] = {int(Meters{Traced{"functional", 8}}), co_await leaf("fourth", 1, 9)};
  note("four", four[0]);
  Traced five[2] = {Traced(Traced{"moved", 10}), co_await maker("fifth", 1, 11)};
  note("five", five[0]);
  co_return one + two[1] + three[1] + four[1];
}

#include "driver.hpp"
