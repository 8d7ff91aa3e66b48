// Do join and select poll, keep and destroy their children as they say, also when one throws?
#include <gtest/gtest.h>

#include <string>

#include "pollux/join.hpp"
#include "pollux/select.hpp"
#include "support.hpp"

namespace pollux::test {
namespace {

TEST(Join, IsReadyWhenAllAreAndKeepsTheirOrder) {
  Log log;
  auto joined = join(Leaf(log, "a", 2, 1), Leaf(log, "b", 0, 2), Leaf(log, "c", 1, 3));
  EXPECT_EQ(run(joined), std::make_tuple(1, 2, 3));
  // A child is polled no further, and destroyed, once it is ready.
  EXPECT_EQ(log, Log({"a", "b", "~b", "c", "a", "c", "~c", "a", "~a"}));
}

TEST(Join, HoldsEveryKindOfOutput) {
  int n = 1;
  auto joined = join(ready<int&>(n), yield_now(), ready(std::make_unique<int>(2)));
  static_assert(std::is_same_v<decltype(joined)::Output, std::tuple<int&, std::monostate, std::unique_ptr<int>>>);
  auto [reference, nothing, pointer] = run(joined);
  (void)nothing;
  EXPECT_EQ(&reference, &n);
  EXPECT_EQ(*pointer, 2);
}

TEST(Join, PollsAnLvalueWhereItIs) {
  Log log;
  Leaf leaf(log, "leaf", 1, 5);
  {
    auto joined = join(leaf, ready(6));
    static_assert(std::is_same_v<decltype(joined), Join<Leaf&, ReadyFuture<int>>>);
    EXPECT_EQ(run(joined), std::make_tuple(5, 6));
  }
  EXPECT_EQ(leaf.polls, 0);
  EXPECT_EQ(log, Log({"leaf", "leaf"}));
}

TEST(Join, OfNothingIsReady) {
  auto joined = join();
  EXPECT_TRUE(poll_once(joined).is_ready());
}

TEST(Join, CancelsTheOthersLastFirstWhenOneThrows) {
  Log log;
  auto joined = join(Leaf(log, "a", 5, 1), Leaf(log, "b", 1, 2, /*throws=*/true), Leaf(log, "c", 5, 3));
  EXPECT_TRUE(poll_once(joined).is_pending());
  EXPECT_THROW((void)poll_once(joined), int);
  EXPECT_EQ(log, Log({"a", "b", "c", "a", "b", "~c", "~b", "~a"}));
}

TEST(Join, DroppingCancelsWhatIsLeft) {
  Log log;
  {
    auto joined = join(Leaf(log, "a", 0, 1), Leaf(log, "b", 5, 2), Leaf(log, "c", 5, 2));
    EXPECT_TRUE(poll_once(joined).is_pending());
    EXPECT_EQ(log, Log({"a", "~a", "b", "c"}));
  }
  EXPECT_EQ(log, Log({"a", "~a", "b", "c", "~c", "~b"}));
}

TEST(Join, KeepsOutputsUntilTheLastIsReady) {
  Log log;
  auto joined = join(ready(Traced(log, "value")), yield_now());
  EXPECT_TRUE(poll_once(joined).is_pending());
  EXPECT_TRUE(log.empty());
  {
    auto polled = poll_once(joined);
    EXPECT_EQ(std::get<0>(*polled).name(), "value");
    EXPECT_TRUE(log.empty());
  }
  EXPECT_EQ(log, Log({"~value"}));
}

TEST(JoinDeathTest, PollingAfterCompletionSaysSo) {
  auto joined = join(ready(1));
  EXPECT_TRUE(poll_once(joined).is_ready());
  EXPECT_DEATH((void)poll_once(joined), "future polled after completion: pollux::join");
}

TEST(JoinDeathTest, MovingWithAFinishedChildSaysSo) {
  auto joined = join(ready(1), yield_now());
  EXPECT_TRUE(poll_once(joined).is_pending());
  EXPECT_DEATH(auto moved = std::move(joined), "future moved after it was polled: pollux::join");
}

TEST(Select, GivesTheFirstAndDestroysTheLosersBeforeItCompletes) {
  Log log;
  auto selected = select(biased, Leaf(log, "a", 2, 1), Leaf(log, "b", 1, 2), Leaf(log, "c", 2, 3));
  EXPECT_TRUE(poll_once(selected).is_pending());
  auto polled = poll_once(selected);
  log.push_back("completed");
  ASSERT_EQ(polled->index(), 1u);
  EXPECT_EQ(std::get<1>(*polled), 2);
  // c is not polled again once b has won.
  EXPECT_EQ(log, Log({"a", "b", "c", "a", "b", "~c", "~b", "~a", "completed"}));
}

// RFD 609: the loser holds, half polled, what the winner's branch needs next.
TEST(Select, LoserLetsGoOfWhatTheWinnersBranchNeeds) {
  struct Lock {
    bool held = false;
  } lock;
  struct HoldsForever {
    using Output = void;
    explicit HoldsForever(Lock& l) : lock(&l) {}
    HoldsForever(HoldsForever&& other) noexcept : lock(std::exchange(other.lock, nullptr)) {}
    ~HoldsForever() {
      if (lock != nullptr) lock->held = false;
    }
    Poll<void> poll(Context&) {
      lock->held = true;
      return Pending;
    }
    Lock* lock;
  };
  auto selected = select(HoldsForever(lock), yield_now());
  EXPECT_TRUE(poll_once(selected).is_pending());
  EXPECT_TRUE(lock.held);
  EXPECT_TRUE(poll_once(selected).is_ready());
  EXPECT_FALSE(lock.held);
}

TEST(Select, RotatesSoThatNoneIsStarved) {
  int wins[3] = {0, 0, 0};
  for (int i = 0; i < 300; ++i) {
    auto selected = select(ready(0), ready(1), ready(2));
    ++wins[poll_once(selected)->index()];
  }
  EXPECT_EQ(wins[0], 100);
  EXPECT_EQ(wins[1], 100);
  EXPECT_EQ(wins[2], 100);
}

TEST(Select, BiasedKeepsItsOrder) {
  for (int i = 0; i < 10; ++i) {
    auto selected = select(biased, pending<int>(), ready(1), ready(2));
    EXPECT_EQ(poll_once(selected)->index(), 1u);
  }
}

TEST(Select, HoldsEveryKindOfOutput) {
  int n = 1;
  auto reference = select(ready<int&>(n), pending());
  EXPECT_EQ(std::get<0>(run(reference)), &n);
  auto nothing = select(pending<int>(), ready());
  EXPECT_EQ(run(nothing).index(), 1u);
  auto move_only = select(pending<int>(), ready(std::make_unique<int>(2)));
  EXPECT_EQ(*std::get<1>(run(move_only)), 2);
}

TEST(Select, CancelsAllWhenOneThrows) {
  Log log;
  auto selected = select(biased, Leaf(log, "a", 5, 1), Leaf(log, "b", 0, 2, /*throws=*/true), Leaf(log, "c", 0, 3));
  EXPECT_THROW((void)poll_once(selected), int);
  EXPECT_EQ(log, Log({"a", "b", "~c", "~b", "~a"}));
}

TEST(Select, DroppingCancelsAll) {
  Log log;
  {
    auto selected = select(Leaf(log, "a", 5, 1), Leaf(log, "b", 5, 2));
    EXPECT_TRUE(poll_once(selected).is_pending());
    log.clear();
  }
  EXPECT_EQ(log, Log({"~b", "~a"}));
}

TEST(SelectDeathTest, PollingAfterCompletionSaysSo) {
  auto selected = select(ready(1));
  EXPECT_TRUE(poll_once(selected).is_ready());
  EXPECT_DEATH((void)poll_once(selected), "future polled after completion: pollux::select");
}

}  // namespace
}  // namespace pollux::test
