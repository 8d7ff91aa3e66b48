// Does one value get from one end of a channel to the other, whoever is first and whoever goes?
#include <gtest/gtest.h>

#include <thread>

#include "pollux/executor.hpp"
#include "pollux/oneshot.hpp"
#include "support.hpp"

namespace pollux::test {
namespace {

TEST(Oneshot, GivesWhatWasSentBeforeThePoll) {
  auto [sender, receiver] = oneshot::channel<std::unique_ptr<int>>();
  EXPECT_TRUE(sender.send(std::make_unique<int>(7)));
  EXPECT_EQ(**run(receiver), 7);
}

TEST(Oneshot, WakesWhoWaits) {
  WakeCounter counter;
  auto [sender, receiver] = oneshot::channel<void>();
  {
    Waker waker = counter.waker();
    Context cx(waker);
    EXPECT_TRUE(receiver.poll(cx).is_pending());
    EXPECT_TRUE(receiver.poll(cx).is_pending());
    EXPECT_EQ(counter.wakes, 0);
    sender.send();
    EXPECT_EQ(counter.wakes, 1);
    EXPECT_TRUE(receiver.poll(cx)->has_value());
  }
  EXPECT_EQ(counter.alive, 0);
}

TEST(Oneshot, IsEmptyWhenTheSenderGoes) {
  WakeCounter counter;
  Waker waker = counter.waker();
  Context cx(waker);
  std::optional<oneshot::Receiver<int>> waiting;
  {
    auto [sender, receiver] = oneshot::channel<int>();
    waiting.emplace(std::move(receiver));
    EXPECT_TRUE(waiting->poll(cx).is_pending());
  }
  EXPECT_EQ(counter.wakes, 1);
  EXPECT_EQ(*waiting->poll(cx), std::nullopt);
}

TEST(Oneshot, DestroysAValueThatNobodyTakes) {
  Log log;
  {
    auto [sender, receiver] = oneshot::channel<Traced>();
    { auto dropped = std::move(receiver); }
    EXPECT_TRUE(sender.is_closed());
    EXPECT_FALSE(sender.send(log, "late"));
    EXPECT_EQ(log, Log{"~late"});
  }
  log.clear();
  {
    auto [sender, receiver] = oneshot::channel<Traced>();
    EXPECT_TRUE(sender.send(log, "unread"));
    EXPECT_TRUE(log.empty());
  }
  EXPECT_EQ(log, Log{"~unread"});
}

TEST(OneshotDeathTest, PollingAfterCompletionAndSendingTwiceSaySo) {
  auto [sender, receiver] = oneshot::channel<int>();
  sender.send(1);
  EXPECT_DEATH(sender.send(2), "a value was sent twice");
  run(receiver);
  EXPECT_DEATH(run(receiver), "future polled after completion");
}

TEST(Oneshot, BetweenThreads) {
  for (int i = 0; i != 500; ++i) {
    auto [sender, receiver] = oneshot::channel<std::vector<int>>();
    std::thread thread([sender = std::move(sender), i]() mutable {
      if (i % 3 != 0) sender.send(3, i);
    });
    if (i % 5 == 0) {
      auto dropped = std::move(receiver);
    } else {
      auto got = block_on(std::move(receiver));
      EXPECT_EQ(got.has_value(), i % 3 != 0);
      if (got) {
        EXPECT_EQ(got->size(), 3u);
      }
    }
    thread.join();
  }
}

TEST(FromCallback, StartsAtTheFirstPollAndGivesTheFirstValue) {
  std::optional<Callback<int>> kept;
  auto future = from_callback<int>([&kept](auto done) { kept = done; });
  EXPECT_FALSE(kept);
  EXPECT_TRUE(poll_once(future).is_pending());
  (*kept)(3);
  (*kept)(4);
  EXPECT_EQ(run(future), 3);
}

TEST(FromCallback, OfNothing) {
  run(from_callback<void>([](auto done) { done(); }));
}

TEST(FromCallback, FitsAStdFunctionOnAnotherThread) {
  auto later = [](int n, std::function<void(std::string)> done) {
    std::thread([n, done = std::move(done)] { done(std::to_string(n)); }).detach();
  };
  EXPECT_EQ(block_on(from_callback<std::string>([&](auto done) { later(5, done); })), "5");
}

TEST(FromCallback, ThrowsWhenItCanBeCalledNoMore) {
  EXPECT_THROW(static_cast<void>(run(from_callback<int>([](auto) {}))), CallbackDropped);
}

TEST(FromCallback, DroppingItLosesTheValue) {
  Log log;
  std::optional<Callback<Traced>> kept;
  {
    auto future = from_callback<Traced>([&kept](auto done) { kept = done; });
    EXPECT_TRUE(poll_once(future).is_pending());
  }
  (*kept)(log, "late");
  EXPECT_EQ(log, Log{"~late"});
}

}  // namespace
}  // namespace pollux::test
