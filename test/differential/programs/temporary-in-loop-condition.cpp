// Hazard: the temporaries of a loop's condition, with an await in it, die before each round.
// needs: full
#include "trace.hpp"

struct Counter {
  Traced name;
  bool below(int n) const { return name.get() < n; }
};
ASYNC Future<int> scenario() {
  int n = 0;
  while (Counter{Traced{"while", n}}.below(co_await leaf("limit", 1, 2))) {
    Traced body{"body"};
    ++n;
  }
  do {
    ++n;
  } while (Counter{Traced{"do", n}}.below(co_await leaf("limit", 1, 4)));
  co_return n;
}

#include "driver.hpp"
