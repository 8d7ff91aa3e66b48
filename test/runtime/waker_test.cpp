// Do wakers count right: cloned, dropped and woken once each, and the noop and moved-from ones never?
#include "pollux/waker.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace pollux::test {
namespace {

static_assert(sizeof(Waker) == 2 * sizeof(void*));
static_assert(std::is_nothrow_move_constructible_v<Waker> && std::is_nothrow_copy_constructible_v<Waker>);
static_assert(!std::is_constructible_v<Context, Waker>);  // would refer to a temporary

TEST(Waker, CopyClonesAndDestructionDrops) {
  WakeCounter counter;
  {
    Waker const a = counter.waker();
    Waker const b = a;
    EXPECT_EQ(counter.alive, 2);
    EXPECT_TRUE(a.will_wake(b));
  }
  EXPECT_EQ(counter.alive, 0);
  EXPECT_EQ(counter.wakes, 0);
}

TEST(Waker, MoveTransfersAndLeavesNothing) {
  WakeCounter counter;
  Waker a = counter.waker();
  Waker const b = std::move(a);
  EXPECT_EQ(counter.alive, 1);
  a.wake_by_ref();
  std::move(a).wake();
  Waker const c = a;
  c.wake_by_ref();
  EXPECT_EQ(counter.wakes, 0);
  EXPECT_EQ(counter.alive, 1);
  b.wake_by_ref();
  EXPECT_EQ(counter.wakes, 1);
}

TEST(Waker, WakeConsumesAndWakeByRefDoesNot) {
  WakeCounter counter;
  Waker waker = counter.waker();
  waker.wake_by_ref();
  waker.wake_by_ref();
  EXPECT_EQ(counter.alive, 1);
  std::move(waker).wake();
  EXPECT_EQ(counter.wakes, 3);
  EXPECT_EQ(counter.alive, 0);
  std::move(waker).wake();  // consumed: nothing is left to wake
  EXPECT_EQ(counter.wakes, 3);
}

TEST(Waker, AssignmentForgetsTheOldOne) {
  WakeCounter first, second;
  Waker waker = first.waker();
  Waker const other = second.waker();
  waker = other;
  EXPECT_EQ(first.alive, 0);
  EXPECT_EQ(second.alive, 2);
  EXPECT_TRUE(waker.will_wake(other));
  Waker& self = waker;
  waker = self;
  EXPECT_EQ(second.alive, 2);
  waker = first.waker();
  EXPECT_EQ(second.alive, 1);
  EXPECT_EQ(first.alive, 1);
}

TEST(Waker, AssignmentClonesOnlyIfItWouldWakeAnother) {
  static int clones;
  clones = 0;
  struct Table {
    static Waker clone(void* data) noexcept {
      ++clones;
      return Waker(data, &vtable());
    }
    static void ignore(void*) noexcept {}
    static WakerVTable const& vtable() {
      static constexpr WakerVTable table{&clone, &ignore, &ignore, &ignore};
      return table;
    }
  };
  int a = 0, b = 0;
  Waker const one(&a, Table::vtable()), two(&b, Table::vtable());
  Waker kept = one;
  EXPECT_EQ(clones, 1);
  kept = one;
  EXPECT_EQ(clones, 1);
  kept = two;
  EXPECT_EQ(clones, 2);
}

TEST(Waker, NoopDoesNothingAndIsOne) {
  Waker const copy = noop_waker();
  copy.wake_by_ref();
  EXPECT_TRUE(copy.will_wake(noop_waker()));
  EXPECT_EQ(&noop_waker(), &noop_waker());
  WakeCounter counter;
  EXPECT_FALSE(counter.waker().will_wake(noop_waker()));
}

TEST(Context, RefersToItsWaker) {
  WakeCounter counter;
  Waker const waker = counter.waker();
  Context cx(waker);
  EXPECT_EQ(&cx.waker(), &waker);
  EXPECT_EQ(counter.alive, 1);
}

TEST(Context, BudgetEndsWithAWake) {
  WakeCounter counter;
  Waker const waker = counter.waker();
  unsigned budget = 2;
  Context cx(waker, budget);
  EXPECT_TRUE(cx.spend());
  EXPECT_TRUE(cx.spend());
  EXPECT_EQ(counter.wakes, 0);
  EXPECT_FALSE(cx.spend());
  EXPECT_EQ(counter.wakes, 1);
  Context unlimited(waker);
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(unlimited.spend());
}

}  // namespace
}  // namespace pollux::test
