// Hazard: braces order the arguments: on cancel or throw exactly the finished ones are destroyed (LLVM #63818, rust
// #73137).
// needs: full
#include "trace.hpp"

struct Three {
  Traced a, b, c;
  Three(Traced first, Traced second, Traced third) : a(std::move(first)), b(std::move(second)), c(std::move(third)) {}
};
ASYNC Future<int> scenario() {
  Three three{Traced{"one", 1}, co_await maker("two", 1, 2), co_await maker("three", 1, 3)};
  co_await leaf("hold", 1);
  co_return three.a.get() + three.b.get() + three.c.get();
}

#include "driver.hpp"
