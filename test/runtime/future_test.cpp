// Does Future<T> own what it is given, and are the leaf futures, the traits and get_future what they say?
#include "pollux/future.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support.hpp"

namespace user {
// A type of somebody else's that is no future, and turns into one.
struct Request {
  int id;
};
inline auto into_future(Request request) { return pollux::ready(request.id * 10); }
struct Session {
  pollux::ReadyFuture<int> reply{7};
};
inline auto& into_future(Session& session) { return session.reply; }
}  // namespace user

namespace pollux::test {
namespace {

struct WrongOutput {
  using Output = int;
  Poll<long> poll(Context&);
};

static_assert(is_future_v<YieldNow> && is_future_v<YieldNow&> && is_future_v<Future<int>>);
static_assert(!is_future_v<int> && !is_future_v<WrongOutput> && !is_future_v<user::Request>);
static_assert(is_awaitable_v<user::Request> && is_awaitable_v<user::Session&> && !is_awaitable_v<user::Session> &&
              !is_awaitable_v<int>);
static_assert(std::is_same_v<output_t<Future<std::string>&>, std::string>);
static_assert(std::is_same_v<awaited_t<YieldNow>, YieldNow> && std::is_same_v<awaited_t<YieldNow&>, YieldNow&>);
static_assert(std::is_same_v<awaited_t<user::Request>, ReadyFuture<int>>);
static_assert(std::is_same_v<awaited_t<user::Session&>, ReadyFuture<int>&>);

static_assert(std::is_same_v<returned_t<int(char, long&)>, int>);
static_assert(std::is_same_v<returned_t<int& (*)(char)>, int&>);
struct WithMembers {};
static_assert(std::is_same_v<returned_t<int (WithMembers::*)(char)>, int>);
static_assert(std::is_same_v<returned_t<int (WithMembers::*)() const>, int>);
static_assert(std::is_same_v<returned_t<int (WithMembers::*)() volatile>, int>);
static_assert(std::is_same_v<returned_t<int (WithMembers::*)() const volatile>, int>);

static_assert(sizeof(Future<int>) == 2 * sizeof(void*));
static_assert(!std::is_copy_constructible_v<Future<int>> && std::is_nothrow_move_constructible_v<Future<int>>);
static_assert(!std::is_constructible_v<Future<int>, ReadyFuture<long>>);  // another output
static_assert(!std::is_constructible_v<Future<int>, ReadyFuture<int>&>);  // a future is moved in
static_assert(!std::is_default_constructible_v<Future<int>>);

static_assert(std::is_trivially_destructible_v<YieldNow> && std::is_trivially_destructible_v<ReadyFuture<int>>);
static_assert(sizeof(YieldNow) == 1);

TEST(Future, BoxesAnyFutureOfItsOutput) {
  Log log;
  Future<int> future = Leaf(log, "leaf", 1, 5);
  EXPECT_TRUE(poll_once(future).is_pending());
  EXPECT_EQ(*poll_once(future), 5);
  EXPECT_EQ(log, Log({"leaf", "leaf"}));
}

TEST(Future, MovesWhileSuspended) {
  Log log;
  Future<int> future = Leaf(log, "leaf", 1, 5);
  EXPECT_TRUE(poll_once(future).is_pending());
  Future<int> moved = std::move(future);
  Future<int> assigned = Leaf(log, "other", 0, 0);
  assigned = std::move(moved);
  EXPECT_EQ(log, Log({"leaf", "~other"}));
  EXPECT_EQ(*poll_once(assigned), 5);
}

TEST(Future, DroppingDestroysTheFuture) {
  Log log;
  {
    Future<int> future = Leaf(log, "leaf", 1, 5);
    EXPECT_TRUE(poll_once(future).is_pending());
  }
  EXPECT_EQ(log, Log({"leaf", "~leaf"}));
}

TEST(Future, HoldsEveryKindOfOutput) {
  int n = 1;
  Future<int&> reference = ready<int&>(n);
  EXPECT_EQ(&poll_once(reference).take(), &n);
  Future<void> nothing = ready();
  EXPECT_TRUE(poll_once(nothing).is_ready());
  Future<std::unique_ptr<int>> move_only = ready(std::make_unique<int>(3));
  EXPECT_EQ(*poll_once(move_only).take(), 3);
}

TEST(Future, ExceptionLeavesPoll) {
  Log log;
  Future<int> future = Leaf(log, "leaf", 0, 9, /*throws=*/true);
  EXPECT_THROW((void)poll_once(future), int);
}

TEST(FutureDeathTest, PollingAMovedFromFutureSaysSo) {
  Future<int> future = ready(1);
  Future<int> const moved = std::move(future);
  EXPECT_DEATH((void)poll_once(future), "pollux: future polled after it was moved from: pollux::Future");
}

TEST(FutureDeathTest, PollingAfterCompletionSaysSo) {
  auto future = ready(1);
  EXPECT_TRUE(poll_once(future).is_ready());
  EXPECT_DEATH((void)poll_once(future), "pollux: future polled after completion: pollux::ready");
}

TEST(YieldNow, WakesAndIsPendingOnce) {
  WakeCounter counter;
  Waker const waker = counter.waker();
  Context cx(waker);
  YieldNow future = yield_now();
  EXPECT_TRUE(future.poll(cx).is_pending());
  EXPECT_EQ(counter.wakes, 1);
  EXPECT_TRUE(future.poll(cx).is_ready());
  EXPECT_EQ(counter.wakes, 1);
}

TEST(PendingFuture, IsNeverReadyAndNeverWakes) {
  WakeCounter counter;
  Waker const waker = counter.waker();
  Context cx(waker);
  auto future = pending<std::unique_ptr<int>>();
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(future.poll(cx).is_pending());
  EXPECT_EQ(counter.wakes, 0);
}

TEST(PollFn, CallsTheFunction) {
  int calls = 0;
  auto future = poll_fn([&](Context&) -> Poll<int> {
    if (++calls < 3) return Pending;
    return Ready(calls);
  });
  static_assert(std::is_same_v<decltype(future)::Output, int>);
  EXPECT_EQ(run(future), 3);
  auto named = poll_fn<std::string>([](Context&) -> Poll<std::string> { return Ready("text"); });
  EXPECT_EQ(run(named), "text");
}

TEST(ConsumeBudget, IsReadyUntilTheBudgetIsSpent) {
  WakeCounter counter;
  Waker const waker = counter.waker();
  unsigned budget = 3;
  Context cx(waker, budget);
  for (int i = 0; i < 3; ++i) {
    auto future = consume_budget();
    EXPECT_TRUE(future.poll(cx).is_ready());
  }
  auto future = consume_budget();
  EXPECT_TRUE(future.poll(cx).is_pending());
  EXPECT_EQ(counter.wakes, 1);
  budget = 3;
  EXPECT_TRUE(future.poll(cx).is_ready());
}

TEST(GetFuture, IsTheFutureItselfOrWhatIntoFutureGives) {
  YieldNow future;
  EXPECT_EQ(&get_future(future), &future);
  auto converted = get_future(user::Request{4});
  EXPECT_EQ(run(converted), 40);
  user::Session session;
  EXPECT_EQ(&get_future(session), &session.reply);
}

TEST(Stream, BoxesAnyStreamOfItsItem) {
  struct Numbers {
    using Item = int;
    int left;
    Poll<std::optional<int>> poll_next(Context& cx) {
      if (left == 0) return Ready(std::nullopt);
      if (left-- % 2 == 0) {
        cx.waker().wake_by_ref();
        return Pending;
      }
      return Ready(left);
    }
  };
  static_assert(is_stream_v<Numbers> && is_stream_v<Stream<int>&> && !is_stream_v<Future<int>>);
  static_assert(sizeof(Stream<int>) == 2 * sizeof(void*));
  Stream<int> stream = Numbers{4};
  EXPECT_EQ(run(stream.next()), 2);
  Stream<int> moved = std::move(stream);
  EXPECT_EQ(run(next(moved)), 0);
  EXPECT_EQ(run(moved.next()), std::nullopt);
  Numbers plain{1};
  EXPECT_EQ(run(next(plain)), 0);
}

}  // namespace
}  // namespace pollux::test
