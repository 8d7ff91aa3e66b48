// Hazard: `co_return` of a const local and of a member copies.
#include "trace.hpp"

struct Pair {
  Traced first{"first", 1};
  Traced second{"second", 2};
};
ASYNC Future<Traced> constant() {
  Traced const thing{"constant", 3};
  co_await leaf("constant", 1);
  co_return thing;
}
ASYNC Future<Traced> member() {
  Pair pair;
  co_await leaf("member", 1);
  co_return pair.second;
}
ASYNC Future<int> scenario() {
  Traced a = co_await constant();
  Traced b = co_await member();
  co_return a.get() * 10 + b.get();
}

#include "driver.hpp"
