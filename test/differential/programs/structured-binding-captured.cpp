// Hazard: names of a structured binding are used in decltype, in a closure by init-capture, and assigned to.
// needs: full
#include "trace.hpp"

struct Point {
  int x;
  Traced y;
};
ASYNC Future<int> scenario() {
  auto [x, y] = Point{1, Traced{"y", 2}};
  co_await leaf("wait", 1);
  decltype(x) copy = x;
  static_assert(sizeof(copy) == sizeof(int), "the type of the member");
  auto closure = [&x = x, &y = y] { return x + y.get(); };
  x = 10;
  co_await leaf("again", 1);
  co_return closure() + copy;
}

#include "driver.hpp"
