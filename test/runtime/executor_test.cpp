// Do block_on, spawn and LocalExecutor poll who was woken, from wherever, and let nothing be lost, starved or leaked?
#include "pollux/executor.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

#include "support.hpp"

namespace pollux::test {
namespace {

// The countdown of Rust's guides: wakes itself until it is done.
struct Countdown {
  using Output = char const*;
  int count;
  Poll<char const*> poll(Context& cx) {
    if (count == 0) return Ready("Liftoff!");
    --count;
    cx.waker().wake_by_ref();
    return Pending;
  }
};

// The delay of Rust's guides: another thread sets the flag and wakes. The guide's keeps a waker of its own under a lock.
class Delay {
 public:
  using Output = char const*;

  Poll<char const*> poll(Context& cx) {
    std::unique_lock<std::mutex> lock(shared_->mutex);
    if (shared_->done) return Ready("done");
    if (!shared_->waker) {
      shared_->waker = cx.waker();
      thread_ = std::thread([shared = shared_] {
        std::unique_lock<std::mutex> inner(shared->mutex);
        shared->done = true;
        Waker waker = std::move(*shared->waker);
        inner.unlock();
        std::move(waker).wake();
      });
    } else if (!shared_->waker->will_wake(cx.waker())) {
      shared_->waker = cx.waker();
    }
    return Pending;
  }

  Delay() = default;
  Delay(Delay&&) = default;
  ~Delay() {
    if (thread_.joinable()) thread_.join();
  }

 private:
  struct Shared {
    std::mutex mutex;
    std::optional<Waker> waker;
    bool done = false;
  };
  std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
  std::thread thread_;
};

TEST(BlockOn, RunsACountdownThatWakesItself) { EXPECT_STREQ(block_on(Countdown{10}), "Liftoff!"); }

TEST(BlockOn, SleepsUntilAnotherThreadWakes) { EXPECT_STREQ(block_on(Delay()), "done"); }

TEST(BlockOn, GivesEveryKindOfOutput) {
  int n = 1;
  EXPECT_EQ(&block_on(ready<int&>(n)), &n);
  block_on(ready());
  EXPECT_EQ(*block_on(ready(std::make_unique<int>(3))), 3);
  auto lvalue = ready(4);
  EXPECT_EQ(block_on(lvalue), 4);
  EXPECT_THROW((void)block_on(poll_fn<int>([](Context&) -> Poll<int> { throw std::runtime_error("x"); })), std::runtime_error);
}

// A wake that falls between the check and the parking must be kept: two threads take turns, each woken by the other.
TEST(BlockOn, NoWakeIsLostBetweenCheckAndParking) {
  constexpr int kRounds = 5000;
  std::atomic<int> turn{0};
  AtomicWaker wakers[2];
  auto const player = [&](int me) {
    for (int round = 0; round < kRounds; ++round) {
      int const mine = 2 * round + me;
      block_on(poll_fn<void>([&](Context& cx) -> Poll<void> {
        wakers[me].register_waker(cx.waker());
        if (turn.load(std::memory_order_acquire) != mine) return Pending;
        return Ready();
      }));
      turn.store(mine + 1, std::memory_order_release);
      wakers[1 - me].wake();
    }
  };
  std::thread other(player, 1);
  player(0);
  other.join();
  EXPECT_EQ(turn, 2 * kRounds);
}

TEST(BlockOn, MayBeNestedWithoutTakingTheOutersWake) {
  auto outer = poll_fn<int>([polls = 0](Context& cx) mutable -> Poll<int> {
    if (polls++ != 0) return Ready(polls);
    cx.waker().wake_by_ref();
    EXPECT_STREQ(block_on(Delay()), "done");
    EXPECT_STREQ(block_on(Countdown{3}), "Liftoff!");
    return Pending;
  });
  EXPECT_EQ(block_on(outer), 2);
}

TEST(BlockOn, WakersOutliveIt) {
  std::optional<Waker> kept;
  block_on(poll_fn<void>([&](Context& cx) -> Poll<void> {
    kept = cx.waker();
    return Ready();
  }));
  kept->wake_by_ref();
  std::thread([&] { kept->wake_by_ref(); }).join();
  // The late wakes do no harm to the next one.
  EXPECT_STREQ(block_on(Countdown{2}), "Liftoff!");
  std::thread([waker = std::move(*kept)]() mutable { std::move(waker).wake(); }).join();
}

TEST(BlockOn, WakerOutlivesItsThread) {
  std::optional<Waker> kept;
  std::thread([&] {
    block_on(poll_fn<void>([&](Context& cx) -> Poll<void> {
      kept = cx.waker();
      return Ready();
    }));
  }).join();
  kept->wake_by_ref();
}

// After the thread's own scheduler has gone: block_on in the destructor of another thread_local object.
TEST(BlockOn, RunsWhileItsThreadEnds) {
  static std::atomic<int> result;
  struct Late {
    ~Late() {
      result = block_on(poll_fn([yield = yield_now()](Context& cx) mutable -> Poll<int> {
        if (yield.poll(cx).is_pending()) return Pending;
        return Ready(7);
      }));
    }
  };
  std::thread([] {
    static thread_local Late late;
    (void)&late;
    block_on(ready());  // made after `late`, so destroyed before it
  }).join();
  EXPECT_EQ(result, 7);
}

TEST(Spawn, RunsBesidesTheMainFuture) {
  auto future = poll_fn<int>([handle = std::optional<JoinHandle<char const*>>()](Context& cx) mutable -> Poll<int> {
    if (!handle) handle = spawn(Countdown{3});
    auto polled = handle->poll(cx);
    if (polled.is_pending()) return Pending;
    EXPECT_STREQ(*polled, "Liftoff!");
    return Ready(1);
  });
  EXPECT_EQ(block_on(future), 1);
}

TEST(Spawn, EndOfBlockOnCancelsWhatIsLeft) {
  Log log;
  std::optional<JoinHandle<int>> handle;
  block_on(poll_fn<void>([&](Context&) -> Poll<void> {
    handle = spawn(Leaf(log, "task", 1000000, 0));
    return Ready();
  }));
  EXPECT_EQ(log, Log({"~task"}));
  EXPECT_TRUE(handle->is_finished());
  EXPECT_THROW((void)block_on(*handle), Cancelled);
}

TEST(SpawnDeathTest, NeedsAnExecutor) {
  EXPECT_DEATH(spawn(ready(1)).detach(), "no executor runs on this thread.*pollux::spawn");
}

TEST(LocalExecutor, PollsInTheOrderOfSpawning) {
  Log log;
  LocalExecutor executor;
  executor.spawn(Leaf(log, "a", 1, 0)).detach();
  executor.spawn(Leaf(log, "b", 1, 0)).detach();
  EXPECT_TRUE(log.empty());  // lazy: not before the executor runs
  executor.run_until_stalled();
  EXPECT_EQ(log, Log({"a", "b", "a", "~a", "b", "~b"}));
}

TEST(LocalExecutor, TasksGoOnInTheNextRun) {
  LocalExecutor executor;
  Gate gate;
  JoinHandle<void> handle = executor.spawn(gate.wait());
  executor.block_on(yield_now());
  EXPECT_FALSE(handle.is_finished());
  gate.open();
  executor.block_on(handle);
  EXPECT_TRUE(handle.is_finished());
}

TEST(LocalExecutor, WakeDuringPollPollsAgainOnce) {
  LocalExecutor executor;
  int polls = 0;
  executor
      .spawn(poll_fn<void>([&](Context& cx) -> Poll<void> {
        if (++polls == 1) {
          cx.waker().wake_by_ref();
          cx.waker().wake_by_ref();
          Waker(cx.waker()).wake_by_ref();
        }
        return Pending;
      }))
      .detach();
  executor.run_until_stalled();
  EXPECT_EQ(polls, 2);
}

TEST(LocalExecutor, WakeDuringPollFromAnotherThreadIsNotLost) {
  LocalExecutor executor;
  int polls = 0;
  executor.block_on(executor.spawn(poll_fn<void>([&](Context& cx) -> Poll<void> {
    if (++polls == 2) return Ready();
    std::thread([waker = Waker(cx.waker())]() mutable { std::move(waker).wake(); }).join();
    return Pending;
  })));
  EXPECT_EQ(polls, 2);
}

TEST(LocalExecutor, WakeAfterCompletionDoesNothing) {
  LocalExecutor executor;
  auto const control = std::make_shared<Parked::Control>();
  JoinHandle<int> handle = executor.spawn(Parked{control});
  executor.run_until_stalled();
  Waker const kept = *control->waker;
  control->ready = true;
  kept.wake_by_ref();
  executor.run_until_stalled();
  EXPECT_EQ(control->polls, 2);
  kept.wake_by_ref();
  std::thread([&] { kept.wake_by_ref(); }).join();
  executor.run_until_stalled();
  EXPECT_EQ(control->polls, 2);
  EXPECT_EQ(executor.block_on(std::move(handle)), 2);
}

TEST(LocalExecutor, WakesFromManyThreadsAreAllSeen) {
  constexpr int kThreads = 4, kWakes = 500;
  LocalExecutor executor;
  // Each thread counts up and wakes; the task is done when it has seen all of it. A lost wake hangs.
  std::atomic<int> count{0};
  std::vector<std::thread> threads;
  executor.block_on(executor.spawn(poll_fn<void>([&](Context& cx) -> Poll<void> {
    if (threads.empty()) {
      for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&count, waker = Waker(cx.waker())] {
          for (int i = 0; i < kWakes; ++i) {
            count.fetch_add(1, std::memory_order_relaxed);  // relaxed on purpose: the wake itself must carry it over
            waker.wake_by_ref();
          }
        });
      }
    }
    if (count.load(std::memory_order_relaxed) < kThreads * kWakes) return Pending;
    return Ready();
  })));
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(count, kThreads * kWakes);
}

// A redundant wake is a release too: what is written before it is seen by the poll that is already due (tokio #7589).
TEST(LocalExecutor, RedundantWakePublishesWhatWasWrittenBefore) {
  for (int i = 0; i < 200; ++i) {
    LocalExecutor executor;
    int written = 0, seen = 0;  // not atomic: ThreadSanitizer sees if the wake does not order them
    std::optional<Waker> waker;
    executor
        .spawn(poll_fn<void>([&](Context& cx) -> Poll<void> {
          seen = written;
          waker = cx.waker();
          return Pending;
        }))
        .detach();
    executor.run_until_stalled();
    std::atomic<bool> woken{false}, polled{false};
    std::thread writer([&, copy = *waker] {
      copy.wake_by_ref();
      written = 1;
      copy.wake_by_ref();
      woken.store(true, std::memory_order_relaxed);                               // relaxed on purpose
      while (!polled.load(std::memory_order_relaxed)) std::this_thread::yield();  // dropping the waker would order it too
    });
    while (!woken.load(std::memory_order_relaxed)) std::this_thread::yield();
    executor.run_until_stalled();
    EXPECT_EQ(seen, 1);
    polled.store(true, std::memory_order_relaxed);
    writer.join();
  }
}

TEST(LocalExecutor, WakersAreClonedAndDroppedOnOtherThreads) {
  LocalExecutor executor;
  auto const control = std::make_shared<Parked::Control>();
  executor.spawn(Parked{control}).detach();
  executor.run_until_stalled();
  Waker const waker = *control->waker;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&waker] {
      for (int i = 0; i < 1000; ++i) {
        Waker const copy = waker;
        Waker const second = copy;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

// The future holds its own waker, and nobody else refers to the task: its end drops the last reference.
TEST(LocalExecutor, LastReferenceIsDroppedByTheTaskItself) {
  LocalExecutor executor;
  executor
      .spawn(poll_fn<void>([kept = std::optional<Waker>()](Context& cx) mutable -> Poll<void> {
        if (kept) return Ready();
        kept = cx.waker();
        kept->wake_by_ref();
        return Pending;
      }))
      .detach();
  executor.run_until_stalled();
}

TEST(LocalExecutor, LastReferenceIsConsumedByAWakeAfterTheEnd) {
  auto const control = std::make_shared<Parked::Control>();
  {
    LocalExecutor executor;
    executor.spawn(Parked{control}).detach();
    executor.run_until_stalled();
  }
  // The executor is gone, the task's memory hangs on this waker.
  std::thread([waker = std::move(*control->waker)]() mutable { std::move(waker).wake(); }).join();
}

TEST(LocalExecutor, WakesRaceWithItsEnd) {
  for (int i = 0; i < 300; ++i) {
    auto const control = std::make_shared<Parked::Control>();
    std::thread waking;
    {
      LocalExecutor executor;
      executor.spawn(Parked{control}).detach();
      executor.run_until_stalled();
      waking = std::thread([waker = *control->waker]() mutable {
        waker.wake_by_ref();
        std::move(waker).wake();
      });
    }
    control->waker.reset();
    waking.join();
  }
}

// Cancelling destroys a future whose destructor wakes, spawns, and aborts others.
TEST(LocalExecutor, DestructorsMayWakeSpawnAndAbort) {
  struct Busy {
    using Output = void;
    std::function<void()> on_destruction;
    explicit Busy(std::function<void()> f) : on_destruction(std::move(f)) {}
    Busy(Busy&& other) noexcept : on_destruction(std::exchange(other.on_destruction, nullptr)) {}
    ~Busy() {
      if (on_destruction) on_destruction();
    }
    Poll<void> poll(Context&) { return Pending; }
  };
  Log log;
  auto const control = std::make_shared<Parked::Control>();
  {
    LocalExecutor executor;
    auto other = std::make_shared<std::optional<JoinHandle<int>>>(executor.spawn(Parked{control}));
    executor
        .spawn(Busy([&log, control, other] {
          log.push_back("destroyed");
          control->waker->wake_by_ref();
          (*other)->abort();
          other->reset();
          spawn(Leaf(log, "late", 0, 0)).detach();
        }))
        .detach();
    executor.run_until_stalled();
  }
  EXPECT_EQ(log, Log({"destroyed", "~late"}));
}

TEST(LocalExecutor, YieldLetsEveryOtherReadyTaskRun) {
  Log log;
  LocalExecutor executor;
  for (char const* name : {"a", "b", "c"}) {
    executor
        .spawn(poll_fn<void>([&log, name, yield = yield_now()](Context& cx) mutable -> Poll<void> {
          log.push_back(name);
          return yield.poll(cx);
        }))
        .detach();
  }
  executor.run_until_stalled();
  EXPECT_EQ(log, Log({"a", "b", "c", "a", "b", "c"}));
}

// A task that never suspends of its own accord: its budget makes it, so that the other one can stop it.
TEST(LocalExecutor, BudgetKeepsATaskFromStarvingTheOthers) {
  LocalExecutor executor;
  bool stop = false;
  int rounds = 0;
  JoinHandle<void> greedy = executor.spawn(poll_fn<void>([&](Context& cx) -> Poll<void> {
    while (!stop) {
      auto leaf = consume_budget();
      if (leaf.poll(cx).is_pending()) return Pending;
      ++rounds;
    }
    return Ready();
  }));
  executor
      .spawn(poll_fn<void>([&](Context&) -> Poll<void> {
        stop = true;
        return Ready();
      }))
      .detach();
  executor.block_on(greedy);
  EXPECT_EQ(rounds, 128);
}

TEST(LocalExecutorDeathTest, CannotBeRunOrDestroyedByItsOwnTask) {
  std::optional<LocalExecutor> executor;
  executor.emplace();
  executor
      ->spawn(poll_fn([&](Context&) -> Poll<void> {
        executor->block_on(ready());
        return Ready();
      }))
      .detach();
  EXPECT_DEATH(executor->run_until_stalled(), "an executor cannot be run or destroyed by its own task");
  executor.emplace();
  executor
      ->spawn(poll_fn([&](Context&) -> Poll<void> {
        executor.reset();
        return Ready();
      }))
      .detach();
  EXPECT_DEATH(executor->run_until_stalled(), "an executor cannot be run or destroyed by its own task");
}

}  // namespace
}  // namespace pollux::test
