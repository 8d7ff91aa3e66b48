// Hazard: a stream that awaits is pending between its items; yielding what is awaited suspends twice in one full-expression.
#include "trace.hpp"

ASYNC Future<Traced> make(int n) {
  co_await leaf("make", n % 2);
  co_return Traced("made", n);
}
ASYNC pollux::Stream<Traced> produce(int n) {
  for (int i = 0; i < n; ++i) {
    co_yield co_await make(i);
    Traced held = co_await make(i + 10);
    int pause = co_await leaf("pause", i, i);
    if (pause == 1) continue;
    co_yield held;
  }
  co_await leaf("end", 1);
}
ASYNC Future<int> scenario() {
  int sum = 0;
  auto s = produce(3);
  while (auto item = co_await s.next()) {
    sum += item->get();
    co_await leaf("consume", 1);
    sum += item->get();
  }
  co_return sum;
}

#include "driver.hpp"
