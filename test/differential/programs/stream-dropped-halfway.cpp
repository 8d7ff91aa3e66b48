// Hazard: a stream that is dropped at a co_yield, at a co_await, before its first poll, or after its end destroys what it has, once.
#include "trace.hpp"

ASYNC pollux::Stream<int> items(Traced parameter) {
  Traced local("local", 1);
  co_yield 1;
  {
    Traced inner("inner", 2);
    co_await leaf("between", 1);
    co_yield inner.get();
  }
  co_yield parameter.get();
}
ASYNC Future<int> consume(int n) {
  auto s = items(Traced("parameter", n));
  int sum = 0;
  for (int i = 0; i < n; ++i) {
    auto item = co_await s.next();
    if (!item) break;
    sum += *item;
  }
  step("drop");
  co_return sum;
}
ASYNC Future<int> scenario() {
  int sum = 0;
  for (int n = 0; n < 5; ++n) sum += co_await consume(n);
  co_return sum;
}

#include "driver.hpp"
