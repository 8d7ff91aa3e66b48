// Hazard: a stream inside of a stream is a field of it; each is dropped with the one around it.
#include "trace.hpp"

ASYNC pollux::Stream<int> inner(int n) {
  Traced guard("inner", n);
  for (int i = 0; i < n; ++i) {
    co_await leaf("inner", 1);
    co_yield i + guard.get();
  }
}
ASYNC pollux::Stream<int> outer(int n) {
  for (int i = 1; i <= n; ++i) {
    auto numbers = inner(i);
    while (auto number = co_await numbers.next()) {
      Traced held("held", *number);
      co_yield held.get() * 10;
    }
    if (i == 2) co_yield -1;
  }
}
ASYNC Future<int> scenario() {
  int sum = 0;
  auto all = outer(3);
  while (auto number = co_await all.next()) sum += *number;
  co_return sum;
}

#include "driver.hpp"
