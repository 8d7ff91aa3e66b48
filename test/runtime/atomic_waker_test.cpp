// Does an AtomicWaker lose no wake, whichever thread comes first?
#include "pollux/atomic_waker.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "support.hpp"

namespace pollux::test {
namespace {

TEST(AtomicWaker, WakesTheRegisteredOneOnce) {
  WakeCounter counter;
  AtomicWaker shared;
  shared.wake();  // nobody yet
  shared.register_waker(counter.waker());
  EXPECT_EQ(counter.alive, 1);
  shared.wake();
  EXPECT_EQ(counter.wakes, 1);
  EXPECT_EQ(counter.alive, 0);
  shared.wake();
  EXPECT_EQ(counter.wakes, 1);
}

TEST(AtomicWaker, ForgetsTheOldWaker) {
  WakeCounter first, second;
  AtomicWaker shared;
  shared.register_waker(first.waker());
  shared.register_waker(second.waker());
  EXPECT_EQ(first.alive, 0);
  shared.wake();
  EXPECT_EQ(first.wakes, 0);
  EXPECT_EQ(second.wakes, 1);
}

TEST(AtomicWaker, ClonesOnlyForAnotherTask) {
  WakeCounter counter;
  Waker const waker = counter.waker();
  AtomicWaker shared;
  shared.register_waker(waker);
  shared.register_waker(waker);
  EXPECT_EQ(counter.alive, 2);
}

TEST(AtomicWaker, TakeLeavesTheCallToTheTaker) {
  WakeCounter counter;
  AtomicWaker shared;
  shared.register_waker(counter.waker());
  Waker taken = shared.take();
  EXPECT_EQ(counter.wakes, 0);
  std::move(taken).wake();
  EXPECT_EQ(counter.wakes, 1);
}

TEST(AtomicWaker, DropsWhatItHolds) {
  WakeCounter counter;
  {
    AtomicWaker shared;
    shared.register_waker(counter.waker());
  }
  EXPECT_EQ(counter.alive, 0);
  EXPECT_EQ(counter.wakes, 0);
}

// A waker whose clone or drop calls back: the wake that comes while it is being registered must not be lost.
TEST(AtomicWaker, WakeDuringRegistrationWakesTheNewOne) {
  struct Reentrant {
    AtomicWaker shared;
    int wakes = 0;
    bool armed = true;
    static Waker clone(void* data) noexcept {
      auto& self = *static_cast<Reentrant*>(data);
      if (std::exchange(self.armed, false)) self.shared.wake();  // finds REGISTERING
      return Waker(data, &vtable());
    }
    static void wake(void* data) noexcept { ++static_cast<Reentrant*>(data)->wakes; }
    static void drop(void*) noexcept {}
    static WakerVTable const& vtable() {
      static constexpr WakerVTable table{&clone, &wake, &wake, &drop};
      return table;
    }
  } reentrant;
  Waker const waker(&reentrant, &Reentrant::vtable());
  reentrant.shared.register_waker(waker);
  EXPECT_EQ(reentrant.wakes, 1);
  reentrant.shared.wake();  // it was used up
  EXPECT_EQ(reentrant.wakes, 1);
}

// One thread registers and then checks, the other sets and then wakes: one of the two sees the other, each of many times.
TEST(AtomicWaker, NoWakeIsLostBetweenCheckAndRegistration) {
  constexpr int kRounds = 20000;
  AtomicWaker shared;
  std::atomic<int> produced{0};
  WakeCounter counter;
  Waker const waker = counter.waker();

  std::atomic<int> consumed{0};
  std::thread producer([&] {
    for (int i = 1; i <= kRounds; ++i) {
      while (consumed.load(std::memory_order_acquire) != i - 1) std::this_thread::yield();
      produced.store(i, std::memory_order_release);
      shared.wake();
    }
  });
  for (int i = 1; i <= kRounds; ++i) {
    for (;;) {
      int const wakes = counter.wakes;
      shared.register_waker(waker);
      if (produced.load(std::memory_order_acquire) == i) break;
      // Not produced when checked after registering: then a wake must come (perhaps a late one of the last round), or this hangs.
      while (counter.wakes == wakes) std::this_thread::yield();
    }
    consumed.store(i, std::memory_order_release);
  }
  producer.join();
}

// Wakes from several threads against registrations of ever other wakers: every clone is dropped or used once.
TEST(AtomicWaker, ConcurrentWakesKeepTheCount) {
  WakeCounter counters[2];
  {
    AtomicWaker shared;
    std::atomic<bool> stop{false};
    auto const wake = [&] {
      while (!stop.load(std::memory_order_relaxed)) shared.wake();
    };
    std::thread one(wake), two(wake);
    for (int i = 0; i < 20000; ++i) shared.register_waker(counters[i % 2].waker());
    stop.store(true, std::memory_order_relaxed);
    one.join();
    two.join();
  }
  EXPECT_EQ(counters[0].alive, 0);
  EXPECT_EQ(counters[1].alive, 0);
}

}  // namespace
}  // namespace pollux::test
