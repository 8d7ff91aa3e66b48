// Hazard: overloads of one name are different futures (traps.md, Text).
#include "trace.hpp"

ASYNC Future<int> over(int n) {
  co_await leaf("int", 1);
  co_return n;
}
ASYNC Future<int> over(char const* text) {
  co_await leaf(text, 1);
  co_return 2;
}
ASYNC Future<int> over(Traced thing, int n) {
  co_await leaf("traced", 1);
  co_return thing.get() + n;
}
ASYNC Future<int> scenario() {
  Traced thing{"thing", 3};
  int a = co_await over(1);
  int b = co_await over("text");
  int c = co_await over(thing, 10);
  co_return a + b + c;
}

#include "driver.hpp"
