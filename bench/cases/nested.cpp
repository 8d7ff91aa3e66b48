// Calls that are ready at once, three deep, in a loop: what it costs to split a function into several.
// An operation is one iteration of the loop.
#include "harness.hpp"

using namespace bench;
using pollux::Future;

// Nothing in here can suspend.
ASYNC static Future<u64> third(u64 x) { co_return opaque(x) + 1; }
ASYNC static Future<u64> second(u64 x) { co_return co_await third(x + 3) ^ x; }
ASYNC static Future<u64> first(u64 x) { co_return co_await second(x * 5) + x; }

ASYNC static Future<u64> sum_of_nested(u64 n) {
  u64 sum = 0;
  for (u64 i = 0; i != n; ++i) sum += co_await first(i);
  co_return sum;
}

// The innermost could suspend: a flag in memory says each time that it need not.
ASYNC static Future<u64> gated_third(u64 x) { co_return co_await pass_gate(opaque(x)) + 1; }
ASYNC static Future<u64> gated_second(u64 x) { co_return co_await gated_third(x + 3) ^ x; }
ASYNC static Future<u64> gated_first(u64 x) { co_return co_await gated_second(x * 5) + x; }

ASYNC static Future<u64> sum_of_gated(u64 n) {
  u64 sum = 0;
  for (u64 i = 0; i != n; ++i) sum += co_await gated_first(i);
  co_return sum;
}

static Case nested("nested ready calls", [](u64 n) { return run_to_end([n] { return sum_of_nested(n); }); });
static Case gated("nested ready calls that may suspend", [](u64 n) { return run_to_end([n] { return sum_of_gated(n); }); });
