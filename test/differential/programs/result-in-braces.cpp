// Hazard: `co_return {…}` initialises the result from a braced list.
#include "trace.hpp"

struct Pair {
  int first;
  int second;
};
ASYNC Future<Pair> pair(int n) {
  co_await leaf("wait", 1);
  co_return {n, n + 1};
}
ASYNC Future<Traced> traced(int n) {
  co_await leaf("wait", 1);
  co_return {"braces", n};
}
ASYNC Future<int> scenario() {
  Pair both = co_await pair(4);
  Traced thing = co_await traced(5);
  note("thing", thing);
  co_return both.first * both.second;
}

#include "driver.hpp"
