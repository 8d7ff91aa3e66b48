// Hazard: a structured binding of an array by value copies the elements; the copies die in reverse order.
// needs: full
#include "trace.hpp"

ASYNC Future<int> scenario() {
  Traced pair[2] = {{"left", 1}, {"right", 2}};
  auto [left, right] = pair;
  co_await leaf("wait", 1);
  left.value = 10;
  auto& [same, other] = pair;
  co_await leaf("again", 1);
  note("other", other);
  co_return left.get() + right.get() + same.get();
}

#include "driver.hpp"
