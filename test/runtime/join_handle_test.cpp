// Does a JoinHandle give what its task gave, cancel what it should, and wake who waits, from whichever thread?
#include "pollux/join_handle.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <thread>

#include "pollux/executor.hpp"
#include "support.hpp"

namespace pollux::test {
namespace {

TEST(JoinHandle, FinishedHandlesSpendTheBudgetToo) {
  LocalExecutor executor;
  std::vector<JoinHandle<int>> handles;
  for (int i = 0; i < 300; ++i) handles.push_back(executor.spawn(ready(int(i))));
  executor.run_until_stalled();
  int polls = 0, joined = 0;
  executor.block_on(poll_fn<void>([&](Context& cx) -> Poll<void> {
    ++polls;
    while (joined < 300) {
      if (handles[joined].poll(cx).is_pending()) return Pending;
      ++joined;
    }
    return Ready();
  }));
  EXPECT_EQ(polls, 3);
}

TEST(JoinHandle, RethrowsWhatLeftTheTask) {
  LocalExecutor executor;
  Log log;
  JoinHandle<int> handle = executor.spawn(Leaf(log, "task", 1, 42, /*throws=*/true));
  executor.run_until_stalled();
  EXPECT_EQ(log, Log({"task", "task", "~task"}));  // it is kept, the future is gone, and the executor goes on
  EXPECT_TRUE(handle.is_finished());
  try {
    executor.block_on(handle);
    FAIL();
  } catch (int value) {
    EXPECT_EQ(value, 42);
  }
}

TEST(JoinHandle, UnjoinedFailureIsReported) {
  struct Fails {
    using Output = void;
    Poll<void> poll(Context&) { throw std::runtime_error("out of cheese"); }
  };
  LocalExecutor executor;
  executor.spawn(Fails()).detach();
  testing::internal::CaptureStderr();
  executor.run_until_stalled();
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "pollux: a task that nobody joins ended with an exception: out of cheese\n");
  {
    JoinHandle<void> const dropped = executor.spawn(Fails());
    executor.run_until_stalled();
    testing::internal::CaptureStderr();
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "pollux: a task that nobody joins ended with an exception: out of cheese\n");
}

TEST(JoinHandle, ForgetsTheOldWaker) {
  LocalExecutor executor;
  auto const control = std::make_shared<Parked::Control>();
  JoinHandle<int> handle = executor.spawn(Parked{control});
  executor.run_until_stalled();
  WakeCounter first, second;
  Waker const first_waker = first.waker(), second_waker = second.waker();
  Context first_cx(first_waker), second_cx(second_waker);
  EXPECT_TRUE(handle.poll(first_cx).is_pending());
  EXPECT_TRUE(handle.poll(first_cx).is_pending());
  EXPECT_EQ(first.alive, 2);  // a spurious poll with the same waker clones no second one
  EXPECT_TRUE(handle.poll(second_cx).is_pending());
  EXPECT_EQ(first.alive, 1);
  control->ready = true;
  control->waker->wake_by_ref();
  executor.run_until_stalled();
  EXPECT_EQ(first.wakes, 0);
  EXPECT_EQ(second.wakes, 1);
  EXPECT_TRUE(handle.poll(second_cx).is_ready());
}

TEST(JoinHandle, DroppedHandleDropsItsWaker) {
  LocalExecutor executor;
  auto const control = std::make_shared<Parked::Control>();
  WakeCounter counter;
  Waker const waker = counter.waker();
  Context cx(waker);
  {
    JoinHandle<int> handle = executor.spawn(Parked{control});
    EXPECT_TRUE(handle.poll(cx).is_pending());
    std::move(handle).detach();
  }
  EXPECT_EQ(counter.alive, 1);
}

TEST(JoinHandle, IsAwaitedOnAnotherThread) {
  for (int i = 0; i < 200; ++i) {
    LocalExecutor executor;
    Gate gate, joined;
    auto handle = executor.spawn(poll_fn<std::string>([wait = gate.wait()](Context& cx) mutable -> Poll<std::string> {
      if (wait.poll(cx).is_pending()) return Pending;
      return Ready("from the task");
    }));
    std::string received;
    std::thread joiner([&received, &joined, handle = std::move(handle)]() mutable {
      received = block_on(std::move(handle));
      joined.open();
    });
    std::thread opener([&gate] { gate.open(); });
    executor.block_on(joined.wait());
    joiner.join();
    opener.join();
    EXPECT_EQ(received, "from the task");
  }
}

// Not woken but looking all the time: completion itself must publish the result.
TEST(JoinHandle, IsTakenByAThreadThatNobodyWokeUp) {
  for (int i = 0; i < 300; ++i) {
    LocalExecutor executor;
    auto handle = executor.spawn(
        poll_fn([](Context&) -> Poll<std::string> { return Ready("a result that was made on the executor's thread"); }));
    std::atomic<bool> looking{false};
    std::string received;
    std::thread joiner([&] {
      looking = true;
      received = run(handle);  // polls without end, with a waker that does nothing
    });
    while (!looking) std::this_thread::yield();
    executor.run_until_stalled();
    joiner.join();
    EXPECT_EQ(received, "a result that was made on the executor's thread");
  }
}

TEST(JoinHandle, AbortFromAnotherThreadDestroysOnTheExecutorsThread) {
  for (int i = 0; i < 200; ++i) {
    LocalExecutor executor;
    std::thread::id destroyed_on;
    struct Witness {
      using Output = void;
      std::thread::id* where;
      explicit Witness(std::thread::id* w) : where(w) {}
      Witness(Witness&& other) noexcept : where(std::exchange(other.where, nullptr)) {}
      ~Witness() {
        if (where != nullptr) *where = std::this_thread::get_id();
      }
      Poll<void> poll(Context&) { return Pending; }
    };
    JoinHandle<void> handle = executor.spawn(Witness(&destroyed_on));
    executor.run_until_stalled();
    std::thread aborter([&handle] { handle.abort(); });
    EXPECT_THROW((void)executor.block_on(handle), Cancelled);
    aborter.join();
    EXPECT_EQ(destroyed_on, std::this_thread::get_id());
  }
}

TEST(JoinHandle, TaskMayAbortItself) {
  LocalExecutor executor;
  std::optional<JoinHandle<void>> handle;
  Log log;
  handle = executor.spawn(poll_fn<void>([&, traced = Traced(log, "task")](Context&) -> Poll<void> {
    handle->abort();
    log.push_back("aborted");
    return Pending;
  }));
  executor.run_until_stalled();
  EXPECT_EQ(log, Log({"aborted", "~task"}));
  EXPECT_THROW((void)executor.block_on(*handle), Cancelled);
}

// The task owns the handle of itself: dropping it inside its own poll must not free what is running.
TEST(JoinHandle, TaskMayDropItsOwnHandle) {
  LocalExecutor executor;
  auto const handle = std::make_shared<std::optional<JoinHandle<void>>>();
  Log log;
  *handle = executor.spawn(poll_fn<void>([&log, handle, traced = Traced(log, "task")](Context&) -> Poll<void> {
    handle->reset();
    log.push_back("dropped");
    return Ready();
  }));
  executor.run_until_stalled();
  EXPECT_EQ(log, Log({"dropped", "~task"}));
}

TEST(JoinHandleDeathTest, PollingAfterCompletionSaysSo) {
  LocalExecutor executor;
  JoinHandle<int> handle = executor.spawn(ready(1));
  (void)executor.block_on(handle);
  EXPECT_DEATH((void)poll_once(handle), "future polled after completion: pollux::JoinHandle");
}

}  // namespace
}  // namespace pollux::test
