// Eight calls at the same time, which suspend one to eight times. An operation is one join of the eight, to its end.
#include "harness.hpp"

using namespace bench;
using pollux::Future;

ASYNC static Future<u64> worker(u64 id, u64 rounds) {
  u64 sum = id;
  for (u64 i = 0; i != rounds; ++i) {
    co_await pollux::yield_now();
    sum = sum * 3 + opaque(i);
  }
  co_return sum;
}

ASYNC static Future<u64> join_of_eight(u64 n) {
  u64 sum = 0;
  for (u64 i = 0; i != n; ++i) {
    auto const [a, b, c, d, e, f, g, h] =
        co_await pollux::join(worker(i, 1), worker(i, 2), worker(i, 3), worker(i, 4), worker(i, 5), worker(i, 6), worker(i, 7), worker(i, 8));
    sum += a + b + c + d + e + f + g + h;
  }
  co_return sum;
}

static Case join("join of 8", [](u64 n) { return run_to_end([n] { return join_of_eight(n); }); });
