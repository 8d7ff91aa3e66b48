// Hazard: a stream goes on behind its co_yield, in the middle of loops, with what they count in the frame.
#include "trace.hpp"

ASYNC pollux::Stream<int> table(int n) {
  for (int i = 1; i <= n; ++i) {
    int row = i * 10;
    for (int j = 1; j <= i; ++j) {
      if (j == 3) continue;
      co_yield row + j;
      if (i == 3 && j == 2) break;
    }
    int last = row * 2;
    co_yield last;
  }
}
ASYNC pollux::Stream<int> forever() {
  int n = 0;
  while (true) {
    co_yield n++;
    step("forever");
  }
}
ASYNC Future<int> scenario() {
  int sum = 0;
  auto s = table(4);
  while (auto item = co_await s.next()) {
    note("item", *item);
    sum += *item;
  }
  auto endless = forever();
  do {
    auto item = co_await pollux::next(endless);
    sum += *item;
  } while (sum % 4 != 0 && sum < 1000);
  co_return sum;
}

#include "driver.hpp"
