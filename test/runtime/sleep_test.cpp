// Do sleeps and timeouts come when they are due, in order, and let go when they are dropped? No test measures time.
#include "pollux/sleep.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "pollux/executor.hpp"
#include "support.hpp"

namespace pollux::test {
namespace {

using namespace std::chrono_literals;
using detail::TimerHeap;
using detail::TimerNode;

// Far enough that it never comes while the tests run.
constexpr auto kNever = std::chrono::hours(24);

TEST(TimerHeap, GivesTheEarliestFirstAndEqualOnesInTheirOrder) {
  TimerNode nodes[4];
  int const times[4] = {30, 10, 20, 10};
  TimerHeap heap;
  for (int i = 0; i < 4; ++i) {
    nodes[i].deadline = Clock::time_point(Clock::duration(times[i]));
    EXPECT_EQ(heap.push(nodes[i]), i == 0 || i == 1);
  }
  for (int const expected : {1, 3, 2, 0}) {
    ASSERT_EQ(heap.first(), &nodes[expected]);
    heap.remove(nodes[expected]);
  }
  EXPECT_EQ(heap.first(), nullptr);
}

// Against a sorted map, with a fixed seed: pushes, removals of the first, and removals of any.
TEST(TimerHeap, BehavesAsASortedMap) {
  std::mt19937 random(20240607);
  std::vector<TimerNode> nodes(300);
  std::vector<TimerNode*> idle;
  for (TimerNode& node : nodes) idle.push_back(&node);
  std::map<std::pair<Clock::time_point, int>, TimerNode*> model;
  TimerHeap heap;
  int order = 0;
  for (int step = 0; step < 20000; ++step) {
    unsigned const choice = random() % 4;
    if (choice < 2 && !idle.empty()) {
      TimerNode& node = *idle.back();
      idle.pop_back();
      node.deadline = Clock::time_point(Clock::duration(random() % 50));
      heap.push(node);
      model.emplace(std::make_pair(node.deadline, order++), &node);
    } else if (!model.empty()) {
      auto victim = model.begin();
      if (choice == 3) std::advance(victim, random() % model.size());
      heap.remove(*victim->second);
      idle.push_back(victim->second);
      model.erase(victim);
    }
    ASSERT_EQ(heap.first(), model.empty() ? nullptr : model.begin()->second);
  }
}

TEST(Sleep, IsReadyAtOnceWhenTheTimeHasPassed) {
  WakeCounter counter;
  Waker const waker = counter.waker();
  Context cx(waker);
  Sleep zero = sleep_for(0s), negative = sleep_for(-5h), past = sleep_until(Clock::now());
  EXPECT_TRUE(zero.poll(cx).is_ready());
  EXPECT_TRUE(negative.poll(cx).is_ready());
  EXPECT_TRUE(past.poll(cx).is_ready());
  EXPECT_EQ(counter.alive, 1);
}

TEST(Sleep, WakesItsTaskAndIsNotEarly) {
  auto const when = Clock::now() + 5ms;
  block_on(sleep_until(when));
  EXPECT_GE(Clock::now(), when);
}

TEST(Sleep, ComeInTheOrderOfTheirDeadlines) {
  auto const start = Clock::now();
  std::vector<int> order;
  auto const sleeper = [&](int n) {
    return poll_fn<void>([&order, n, sleep = sleep_until(start + n * 1ms)](Context& cx) mutable -> Poll<void> {
      if (sleep.poll(cx).is_pending()) return Pending;
      order.push_back(n);
      return Ready();
    });
  };
  LocalExecutor executor;
  executor.block_on(join(executor.spawn(sleeper(30)), executor.spawn(sleeper(10)), executor.spawn(sleeper(20))));
  EXPECT_EQ(order, std::vector<int>({10, 20, 30}));
}

TEST(Sleep, ManyAtTheSameTimeAllCome) {
  auto const when = Clock::now() + 3ms;
  LocalExecutor executor;
  std::vector<JoinHandle<void>> handles;
  for (int i = 0; i < 200; ++i) handles.push_back(executor.spawn(sleep_until(when)));
  for (auto& handle : handles) executor.block_on(handle);
}

TEST(Sleep, KeepsTheLatestWakerOnly) {
  WakeCounter first, second;
  {
    Waker const first_waker = first.waker(), second_waker = second.waker();
    Context first_cx(first_waker), second_cx(second_waker);
    Sleep sleep = sleep_for(kNever);
    EXPECT_TRUE(sleep.poll(first_cx).is_pending());
    EXPECT_EQ(first.alive, 2);
    EXPECT_TRUE(sleep.poll(first_cx).is_pending());
    EXPECT_EQ(first.alive, 2);
    EXPECT_TRUE(sleep.poll(second_cx).is_pending());
    EXPECT_EQ(first.alive, 1);
    EXPECT_EQ(second.alive, 2);
  }
  EXPECT_EQ(first.alive, 0);
  EXPECT_EQ(second.alive, 0);
  EXPECT_EQ(first.wakes + second.wakes, 0);
}

TEST(Sleep, SpuriousPollsDoNotLoseTheWake) {
  // Polled by a task that is woken all the time by another, until the time has come.
  auto const when = Clock::now() + 3ms;
  bool slept = false;
  block_on(join(poll_fn<void>([&, sleep = sleep_until(when)](Context& cx) mutable -> Poll<void> {
                  if (sleep.poll(cx).is_pending()) return Pending;
                  slept = true;
                  return Ready();
                }),
                poll_fn<void>([&, left = 100](Context& cx) mutable -> Poll<void> {
                  if (--left == 0) return Ready();
                  cx.waker().wake_by_ref();
                  return Pending;
                })));
  EXPECT_TRUE(slept);
}

TEST(Sleep, DroppedWhileItFires) {
  // Sleeps that are due right now, dropped by their task while the timer's thread fires them.
  LocalExecutor executor;
  for (int i = 0; i < 500; ++i) {
    Sleep sleep = sleep_for(20us);
    (void)poll_once(sleep);
    Sleep other = sleep_for(10us);
    (void)poll_once(other);
  }
}

TEST(Sleep, BeyondTheClocksRangeIsPending) {
  Sleep sleep = sleep_for(std::chrono::duration<double>(1e300));
  EXPECT_TRUE(poll_once(sleep).is_pending());
  Sleep longest = sleep_for(std::chrono::hours::max());
  EXPECT_TRUE(poll_once(longest).is_pending());
  // Such a sleep in the heap does not keep the others from coming.
  block_on(sleep_for(1ms));
}

TEST(Sleep, MovesUntilItIsPolled) {
  Sleep sleep = sleep_for(0s);
  Sleep moved = std::move(sleep);
  EXPECT_TRUE(poll_once(moved).is_ready());
}

TEST(SleepDeathTest, MovingOrPollingTooLateSaysSo) {
  Sleep armed = sleep_for(kNever);
  EXPECT_TRUE(poll_once(armed).is_pending());
  EXPECT_DEATH(Sleep moved = std::move(armed), "future moved after it was polled: pollux::sleep_until");
  Sleep done = sleep_for(0s);
  EXPECT_TRUE(poll_once(done).is_ready());
  EXPECT_DEATH((void)poll_once(done), "future polled after completion: pollux::sleep_until");
}

TEST(Timeout, GivesTheOutputIfItIsThereInTime) {
  EXPECT_EQ(block_on(timeout(kNever, ready(5))), 5);
  EXPECT_TRUE(block_on(timeout(kNever, yield_now())).has_value());
  int n = 1;
  EXPECT_EQ(block_on(timeout(kNever, ready<int&>(n))), &n);
}

TEST(Timeout, FutureThatIsReadyAtTheDeadlineWins) { EXPECT_EQ(block_on(timeout(0s, ready(5))), 5); }

TEST(Timeout, CancelsTheFutureBeforeItCompletes) {
  Log log;
  auto limited = timeout(0s, Leaf(log, "leaf", 1000, 5));
  auto polled = poll_once(limited);
  log.push_back("completed");
  ASSERT_TRUE(polled.is_ready());
  EXPECT_EQ(*polled, std::nullopt);
  EXPECT_EQ(log, Log({"leaf", "~leaf", "completed"}));
}

TEST(Timeout, WakesWhenTheTimeIsOver) { EXPECT_FALSE(block_on(timeout(2ms, pending<int>())).has_value()); }

TEST(Timeout, ExceptionLeavesAndCancels) {
  Log log;
  auto limited = timeout(kNever, Leaf(log, "leaf", 0, 5, /*throws=*/true));
  EXPECT_THROW((void)poll_once(limited), int);
  EXPECT_EQ(log, Log({"leaf", "~leaf"}));
}

}  // namespace
}  // namespace pollux::test
