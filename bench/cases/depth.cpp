// Suspending at the bottom of a chain of calls, and coming back: every level is passed on the way down and on the way up.
// An operation is one suspension and one resumption. Each level does something before its call, and needs it after.
#include "harness.hpp"

using namespace bench;
using pollux::Future;

ASYNC static Future<u64> level_1(u64 n) {
  u64 sum = 0;
  for (u64 i = 0; i != n; ++i) {
    co_await pollux::yield_now();
    sum += opaque(i);
  }
  co_return sum;
}
ASYNC static Future<u64> level_2(u64 n) {
  u64 const before = opaque(n) + 2;
  co_return co_await level_1(n) + before;
}
ASYNC static Future<u64> level_3(u64 n) {
  u64 const before = opaque(n) + 3;
  co_return co_await level_2(n) + before;
}
ASYNC static Future<u64> level_4(u64 n) {
  u64 const before = opaque(n) + 4;
  co_return co_await level_3(n) + before;
}
ASYNC static Future<u64> level_5(u64 n) {
  u64 const before = opaque(n) + 5;
  co_return co_await level_4(n) + before;
}
ASYNC static Future<u64> level_6(u64 n) {
  u64 const before = opaque(n) + 6;
  co_return co_await level_5(n) + before;
}
ASYNC static Future<u64> level_7(u64 n) {
  u64 const before = opaque(n) + 7;
  co_return co_await level_6(n) + before;
}
ASYNC static Future<u64> level_8(u64 n) {
  u64 const before = opaque(n) + 8;
  co_return co_await level_7(n) + before;
}
ASYNC static Future<u64> level_9(u64 n) {
  u64 const before = opaque(n) + 9;
  co_return co_await level_8(n) + before;
}
ASYNC static Future<u64> level_10(u64 n) {
  u64 const before = opaque(n) + 10;
  co_return co_await level_9(n) + before;
}
ASYNC static Future<u64> level_11(u64 n) {
  u64 const before = opaque(n) + 11;
  co_return co_await level_10(n) + before;
}
ASYNC static Future<u64> level_12(u64 n) {
  u64 const before = opaque(n) + 12;
  co_return co_await level_11(n) + before;
}
ASYNC static Future<u64> level_13(u64 n) {
  u64 const before = opaque(n) + 13;
  co_return co_await level_12(n) + before;
}
ASYNC static Future<u64> level_14(u64 n) {
  u64 const before = opaque(n) + 14;
  co_return co_await level_13(n) + before;
}
ASYNC static Future<u64> level_15(u64 n) {
  u64 const before = opaque(n) + 15;
  co_return co_await level_14(n) + before;
}
ASYNC static Future<u64> level_16(u64 n) {
  u64 const before = opaque(n) + 16;
  co_return co_await level_15(n) + before;
}
ASYNC static Future<u64> level_17(u64 n) {
  u64 const before = opaque(n) + 17;
  co_return co_await level_16(n) + before;
}
ASYNC static Future<u64> level_18(u64 n) {
  u64 const before = opaque(n) + 18;
  co_return co_await level_17(n) + before;
}
ASYNC static Future<u64> level_19(u64 n) {
  u64 const before = opaque(n) + 19;
  co_return co_await level_18(n) + before;
}
ASYNC static Future<u64> level_20(u64 n) {
  u64 const before = opaque(n) + 20;
  co_return co_await level_19(n) + before;
}

static Case depth_1("suspend and resume at depth 1", [](u64 n) { return run_to_end([n] { return level_1(n); }); });
static Case depth_5("suspend and resume at depth 5", [](u64 n) { return run_to_end([n] { return level_5(n); }); });
static Case depth_10("suspend and resume at depth 10", [](u64 n) { return run_to_end([n] { return level_10(n); }); });
static Case depth_20("suspend and resume at depth 20", [](u64 n) { return run_to_end([n] { return level_20(n); }); });
