// Hazard: a structured binding by reference names the parts of somebody else's object.
// needs: full
#include "trace.hpp"

struct Pair {
  int a;
  Traced b;
};
ASYNC Future<int> scenario() {
  Pair pair{1, Traced{"b", 2}};
  auto& [a, b] = pair;
  co_await leaf("wait", 1);
  a = 10;
  b.value = 20;
  auto&& [c, d] = std::move(pair);
  co_await leaf("again", 1);
  note("d", d);
  co_return pair.a + pair.b.get() + c;
}

#include "driver.hpp"
