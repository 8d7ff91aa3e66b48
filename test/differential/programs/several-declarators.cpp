// Hazard: several declarators in one declaration, each with an await; the second may throw.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced first = co_await maker("first", 1, 1), second{"second", first.get() + 1}, third = co_await maker("third", 1, 3),
         fourth = second;
  int n = 1, *pointer = &n, &reference = n, m = co_await leaf("m", 1, *pointer + 1);
  co_await leaf("hold", 1);
  reference += m;
  co_return n * 100 + first.get() * 10 + third.get();
}

#include "driver.hpp"
