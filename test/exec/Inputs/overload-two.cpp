#include "declared-in-a-header.hpp"

ASYNC Future<double> keep(double n) {
  double more = n + 0.5;
  co_await pollux::yield_now();
  co_return more;
}
ASYNC Future<int> two() {
  int sum = static_cast<int>(2 * co_await keep(10.0));
  auto [a, b] = co_await pollux::join(shared(50), deep::qualified({300}));
  co_return 1000 * sum + a + b;
}
