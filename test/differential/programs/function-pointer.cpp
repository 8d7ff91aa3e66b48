// Hazard: the address of an async function is taken: calls through it give a Future<T>.
#include "trace.hpp"

ASYNC Future<int> one(int n) {
  co_await leaf("one", 1);
  co_return n;
}
ASYNC Future<int> two(int n) {
  co_await leaf("two", 1);
  co_return 2 * n;
}
ASYNC Future<int> scenario() {
  Future<int> (*table[])(int) = {one, two};
  int total = 0;
  for (auto function : table) total += co_await function(5);
  co_return total;
}

#include "driver.hpp"
