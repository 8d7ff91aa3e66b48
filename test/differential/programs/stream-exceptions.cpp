// Hazard: an exception ends a stream: all that it holds is destroyed before it leaves poll_next, and it gives nothing more.
#include "trace.hpp"

ASYNC pollux::Stream<int> failing(int n) {
  Traced local("local", n);
  for (int i = 0;; ++i) {
    Traced round("round", i);
    if (i == n) throw trace::Failure{"enough"};
    co_yield i;
    if (i == 3) co_await failing_leaf("late", 1);
  }
}
ASYNC pollux::Stream<int> passing_on(int n) {
  auto inner = failing(n);
  while (auto item = co_await inner.next()) co_yield *item + 100;
}
ASYNC Future<int> consume(int n) {
  int sum = 0;
  auto s = passing_on(n);
  try {
    while (auto item = co_await s.next()) sum += *item;
  } catch (trace::Failure const& failure) {
    step(failure.what);
    sum += 1000;
  }
  co_return sum;
}
ASYNC Future<int> scenario() { co_return co_await consume(0) + co_await consume(2) + co_await consume(9); }

#include "driver.hpp"
