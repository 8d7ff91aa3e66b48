// Hazard: labels, states and fields are named after callees: two callees, and a variable, of one name.
#include "trace.hpp"

ASYNC Future<int> fetch(int n) {
  co_await leaf("fetch", 1);
  co_return n;
}
ASYNC Future<int> await_fetch(int n) {
  co_await leaf("await fetch", 1);
  co_return n;
}
ASYNC Future<int> scenario() {
  int fetch_2 = 1;
  int a = co_await fetch(1);
  int b = co_await await_fetch(2);
  int c = co_await fetch(3);
  int fetched = a + b + c;
  int await_fetch_2 = co_await fetch(fetched);
  co_return await_fetch_2 + fetch_2;
}

#include "driver.hpp"
