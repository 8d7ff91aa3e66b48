// Hazard: a local class and an unnamed class are the types of variables that cross a suspension (traps.md, Lifetime).
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  struct Point {
    int x, y;
    int sum() const { return x + y; }
  };
  struct {
    int a = 4;
    Traced inside{"inside"};
  } unnamed;
  Point point{1, 2};
  co_await leaf("wait", 1);
  point.x = 10;
  unnamed.a += 1;
  co_await leaf("again", 1);
  co_return point.sum() + unnamed.a;
}

#include "driver.hpp"
