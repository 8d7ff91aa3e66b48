// What a future costs that is not run to its end. An operation is one future.
#include "harness.hpp"

using namespace bench;
using pollux::Future;

ASYNC static Future<u64> innermost(Token token) {
  co_await pollux::yield_now();
  co_return token.weight();
}
ASYNC static Future<u64> middle(Token token) {
  Token const own(2);
  u64 const inner = co_await innermost(std::move(token));
  co_return inner + own.weight();
}
ASYNC static Future<u64> outermost(Token token, u64 seed) {
  Token const own(seed);
  u64 const inner = co_await middle(std::move(token));
  co_return inner + own.weight();
}

static Case create("create and drop", [](u64 n) {
  u64 const before = Token::destroyed;
  for (u64 i = 0; i != n; ++i) {
    BENCH_ROOT auto future = outermost(Token(i), 3);
    adopt(future);
  }
  return Token::destroyed - before;
});

static Case cancel("create, poll and cancel", [](u64 n) {
  u64 const before = Token::destroyed;
  pollux::Context cx(counting_waker());
  u64 pending = 0;
  for (u64 i = 0; i != n; ++i) {
    BENCH_ROOT auto future = outermost(Token(i), 3);
    adopt(future);
    pending += poll_root(future, cx).is_pending();
  }
  return Token::destroyed - before + pending;
});
