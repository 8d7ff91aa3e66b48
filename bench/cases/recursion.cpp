// A function that awaits itself, so that its frame cannot be part of itself: each call but the first is boxed.
// An operation is a tree of 31 calls, of which the 16 leaves suspend.
#include "harness.hpp"

using namespace bench;
using pollux::Future;

ASYNC static Future<u64> tree(u64 depth) {
  if (depth == 0) {
    co_await pollux::yield_now();
    co_return 1;
  }
  u64 const left = co_await tree(depth - 1);
  u64 const right = co_await tree(depth - 1);
  co_return left * 3 + right;
}

ASYNC static Future<u64> sum_of_trees(u64 n) {
  u64 sum = 0;
  for (u64 i = 0; i != n; ++i) sum += co_await tree(opaque(u64(4)));
  co_return sum;
}

static Case recursion("recursion, boxed", [](u64 n) { return run_to_end([n] { return sum_of_trees(n); }); });
