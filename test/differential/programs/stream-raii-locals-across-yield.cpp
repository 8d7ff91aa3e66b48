// Hazard: what lives at a co_yield is destroyed once: at its scope's end, or when the stream is dropped there.
#include "trace.hpp"

ASYNC pollux::Stream<int> guarded(Traced parameter, int n) {
  Traced outer("outer", n);
  for (int i = 0; i < n; ++i) {
    Traced inner("inner", i);
    co_yield inner.get();
    Traced late("late", i);
    if (i == 1) continue;
    co_yield late.get() + 100;
  }
  Immovable last{"last", 7};
  co_yield last.get() + parameter.get();
  if (n == 2) co_return;
  co_yield outer.get();
}
ASYNC Future<int> scenario() {
  int sum = 0;
  auto two = guarded(Traced("two", 1), 2);
  while (auto item = co_await two.next()) sum += *item;
  auto three = guarded(Traced("three", 2), 3);
  while (auto item = co_await three.next()) sum += *item;
  co_return sum;
}

#include "driver.hpp"
