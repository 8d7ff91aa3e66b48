// Hazard: `int x;` and `Pod p;` stay uninitialised, are no `{}`, and are fields where they cross a suspension
// (traps.md).
#include "trace.hpp"

struct Pod {
  int a, b;
};
ASYNC Future<int> scenario() {
  int number;
  Pod pod;
  Pod pods[2];
  co_await leaf("first", 1);
  number = 4;
  pod.a = 5;
  pods[1].b = 6;
  co_await leaf("second", 1);
  co_return number + pod.a + pods[1].b;
}

#include "driver.hpp"
