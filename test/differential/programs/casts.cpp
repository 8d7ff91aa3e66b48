// Hazard: an await under casts of each kind, and under implicit conversions.
// needs: full
#include "trace.hpp"

struct Number {
  Traced inside;
  explicit Number(int n) : inside("number", n) {}
  operator long() const { return inside.get(); }
};
ASYNC Future<Number> make(int n) {
  co_await leaf("make", 1);
  co_return Number{n};
}
ASYNC Future<int> scenario() {
  long a = co_await make(1);
  note("after a");
  int b = static_cast<int>(co_await leaf("b", 1, 2.9));
  int c = (int)co_await make(3);
  int d = int(co_await leaf("d", 1, 4L));
  Number e(co_await leaf("e", 1, 5));
  bool f = static_cast<bool>(co_await maker("f", 1, 6));
  (void)co_await leaf("g", 1, 7);
  co_return static_cast<int>(a) + b + c + d + e.inside.get() + f;
}

#include "driver.hpp"
