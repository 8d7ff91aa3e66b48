// A loop that awaits a call that suspends each time. An operation is one such await: made, suspended, resumed, completed.
#include "harness.hpp"

using namespace bench;
using pollux::Future;

ASYNC static Future<u64> tick(u64 x) {
  co_await pollux::yield_now();
  co_return x ^ 1;
}

ASYNC static Future<u64> sum_of_ticks(u64 n) {
  u64 sum = 0;
  for (u64 i = 0; i != n; ++i) sum += co_await tick(opaque(i));
  co_return sum;
}

static Case loop("loop of awaits", [](u64 n) { return run_to_end([n] { return sum_of_ticks(n); }); });
