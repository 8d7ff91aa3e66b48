// Hazard: a structured binding of an awaited aggregate keeps its object, which dies at the end of the scope (GCC
// PR124584).
// needs: full
#include "trace.hpp"

struct Two {
  Traced first;
  int second;
};
ASYNC Future<Two> make(int n) {
  Traced first{"first", n};
  co_await leaf("make", 1);
  co_return Two{std::move(first), n + 1};
}
ASYNC Future<int> scenario() {
  auto [first, second] = co_await make(1);
  co_await leaf("hold", 1);
  note("first", first);
  second += 10;
  co_await leaf("again", 1);
  co_return second;
}

#include "driver.hpp"
