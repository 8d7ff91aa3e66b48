// Hazard: what an arm of `?:` makes on the way to its result is older than the result, and dies after it (found by the fuzzer). One
// choice in the other, both arms, a further await in the full-expression, so that it is cancelled with all of it alive.
#include "trace.hpp"

struct Source {
  Traced own{"own", 3};
  ASYNC Future<Traced> next(int n) const {
    co_await leaf("next", 1);
    co_return Traced{"next", n + own.get()};
  }
};

ASYNC Future<int> choose(int n) {
  int first = (n > 1 ? Traced{"then", 1} : co_await Source{}.next(n)).get();
  int second = (n > 1 ? co_await Source{}.next(2) : (n > 0 ? co_await Source{}.next(4) : Traced{"else", 5})).get() +
               co_await leaf("last", 1, 1);
  co_return first + second;
}

ASYNC Future<int> scenario() {
  int total = 0;
  for (int i = 0; i < 3; ++i)
    total += co_await choose(i);
  co_return total;
}

#include "driver.hpp"
