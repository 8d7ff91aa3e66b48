// Does InplaceFuture own what it is given, in its own bytes, and move it as that wants to be moved?
#include "pollux/inplace_future.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "pollux/future.hpp"
#include "pollux/ready.hpp"
#include "support.hpp"

namespace pollux::test {
namespace {

using Small = InplaceFuture<int, sizeof(Leaf)>;

static_assert(is_future_v<Small> && std::is_same_v<output_t<Small>, int>);
static_assert(!std::is_copy_constructible_v<Small> && std::is_move_constructible_v<Small>);
static_assert(!std::is_constructible_v<Small, ReadyFuture<long>>);  // another output
static_assert(!std::is_constructible_v<Small, ReadyFuture<int>&>);  // a future is moved in
static_assert(sizeof(InplaceFuture<int, 16>) == 16 + alignof(std::max_align_t));
static_assert(sizeof(InplaceFuture<int, 8, alignof(void*)>) == 8 + sizeof(void*));

TEST(InplaceFuture, PollsWhatItHolds) {
  Log log;
  Small future = Leaf(log, "leaf", 1, 5);
  EXPECT_TRUE(poll_once(future).is_pending());
  EXPECT_EQ(*poll_once(future), 5);
  EXPECT_EQ(log, Log({"leaf", "leaf"}));
}

TEST(InplaceFuture, MovesTheFutureItselfAndAssignmentEndsTheOldOneFirst) {
  Log log;
  {
    Small future = Leaf(log, "leaf", 0, 5);
    Small moved = std::move(future);
    Small assigned = Leaf(log, "other", 0, 0);
    assigned = std::move(moved);
    EXPECT_EQ(log, Log({"~other"}));
    EXPECT_EQ(*poll_once(assigned), 5);
  }
  EXPECT_EQ(log, Log({"~other", "leaf", "~leaf"}));
}

TEST(InplaceFuture, AssigningItToItselfChangesNothing) {
  Small future = ready(4);
  Small& same = future;
  future = std::move(same);
  EXPECT_EQ(*poll_once(future), 4);
}

TEST(InplaceFuture, DroppingDestroysTheFuture) {
  Log log;
  {
    Small future = Leaf(log, "leaf", 1, 5);
    EXPECT_TRUE(poll_once(future).is_pending());
  }
  EXPECT_EQ(log, Log({"leaf", "~leaf"}));
}

TEST(InplaceFuture, HoldsFuturesOfSeveralTypesAndOutputs) {
  std::vector<InplaceFuture<int, 2 * sizeof(void*)>> futures;
  futures.push_back(ready(1));
  futures.push_back(Future<int>(ready(2)));  // a box fits everywhere
  EXPECT_EQ(run(futures[0]) + run(futures[1]), 3);

  int n = 1;
  InplaceFuture<int&, sizeof(void*) * 2> reference = ready<int&>(n);
  EXPECT_EQ(&poll_once(reference).take(), &n);
  InplaceFuture<void, 8> nothing = ready();
  EXPECT_TRUE(poll_once(nothing).is_ready());
  InplaceFuture<std::unique_ptr<int>, 32> move_only = ready(std::make_unique<int>(3));
  EXPECT_EQ(*poll_once(move_only).take(), 3);
}

struct ThrowsWhenMoved {
  using Output = int;
  bool* armed;
  explicit ThrowsWhenMoved(bool& flag) : armed(&flag) {}
  ThrowsWhenMoved(ThrowsWhenMoved&& other) : armed(other.armed) {
    if (*armed) throw 1;
  }
  Poll<int> poll(Context&) { return Ready(6); }
};

TEST(InplaceFuture, AMoveThatThrowsLeavesTheFutureWhereItWas) {
  bool armed = false;
  using Throwing = InplaceFuture<int, sizeof(ThrowsWhenMoved)>;
  Throwing future = ThrowsWhenMoved(armed);
  armed = true;
  EXPECT_THROW(Throwing moved = std::move(future), int);
  EXPECT_EQ(*poll_once(future), 6);
}

TEST(InplaceFuture, ExceptionLeavesPoll) {
  Log log;
  Small future = Leaf(log, "leaf", 0, 9, /*throws=*/true);
  EXPECT_THROW((void)poll_once(future), int);
}

struct Sensor {
  virtual ~Sensor() = default;
  virtual InplaceFuture<int, 64> read() = 0;
};
struct Constant final : Sensor {
  InplaceFuture<int, 64> read() override { return ready(7); }
};

TEST(InplaceFuture, IsWhatAVirtualFunctionReturnsWithoutAHeap) {
  Constant constant;
  Sensor& sensor = constant;
  EXPECT_EQ(run(sensor.read()), 7);
}

TEST(InplaceFutureDeathTest, PollingAMovedFromFutureSaysSo) {
  Small future = ready(1);
  Small const moved = std::move(future);
  EXPECT_DEATH((void)poll_once(future), "pollux: future polled after it was moved from: pollux::InplaceFuture");
}

}  // namespace
}  // namespace pollux::test
