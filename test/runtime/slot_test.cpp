// Do Slot and Live end each lifetime once, in the right order, also when a destructor throws? Does Completion end the future?
#include "pollux/slot.hpp"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>
#include <string>

#include "support.hpp"

namespace pollux::test {
namespace {

struct Immovable {
  Immovable(int a, int b) : sum(a + b) {}
  Immovable(Immovable&&) = delete;
  int sum;
};
struct alignas(64) Wide {
  char c = 'x';
};
struct ThrowsOnDestruction {
  Log* log;
  bool throws;
  char const* name;
  ~ThrowsOnDestruction() noexcept(false) {
    log->push_back(name);
    if (throws) throw std::runtime_error(name);
  }
};

static_assert(sizeof(Slot<int>) == sizeof(int));
static_assert(sizeof(Slot<std::string>) == sizeof(std::string));
static_assert(alignof(Slot<Wide>) == 64);
static_assert(std::is_trivially_destructible_v<Slot<int>>);
static_assert(!std::is_copy_constructible_v<Slot<int>> && !std::is_copy_constructible_v<Slot<std::string>>);
static_assert(std::is_nothrow_destructible_v<Live<std::string>>);
static_assert(!std::is_nothrow_destructible_v<Live<ThrowsOnDestruction>>);
static_assert(std::is_trivially_destructible_v<Live<int>>);

TEST(Slot, BeginsAndEndsLifetimesOnRequestOnly) {
  Log log;
  {
    Slot<Traced> slot;
    EXPECT_TRUE(log.empty());
    ::new (slot.storage()) Traced(log, "a");
    EXPECT_EQ(slot->name(), "a");
    EXPECT_EQ((*slot).name(), "a");
    slot.destroy();
    EXPECT_EQ(log, Log({"~a"}));
  }
  EXPECT_EQ(log.size(), 1u);
}

TEST(Slot, HoldsEveryKindOfObject) {
  Slot<Immovable> immovable;
  EXPECT_EQ(immovable.emplace(1, 2).sum, 3);
  immovable.destroy();
  Slot<int const> constant;
  ::new (constant.storage()) int(4);
  EXPECT_EQ(*constant, 4);
  static_assert(std::is_same_v<decltype(*constant), int const&>);
  Slot<Wide> wide;
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(wide.storage()) % 64, 0u);
  int n = 5;
  Slot<int&> reference;
  reference.emplace(n);
  ++*reference;
  EXPECT_EQ(n, 6);
}

TEST(Slot, DestroysArraysInReverse) {
  Log log;
  Slot<Traced[3]> slot;
  ::new (slot.storage()) Traced[3]{{log, "a"}, {log, "b"}, {log, "c"}};
  EXPECT_EQ((*slot)[1].name(), "b");
  slot.destroy();
  EXPECT_EQ(log, Log({"~c", "~b", "~a"}));
}

TEST(Slot, DestroysTheRestOfAnArrayWhenOneThrows) {
  Log log;
  Slot<ThrowsOnDestruction[2][2]> slot;
  ::new (slot.storage())
      ThrowsOnDestruction[2][2]{{{&log, false, "a"}, {&log, false, "b"}}, {{&log, true, "c"}, {&log, false, "d"}}};
  EXPECT_THROW(slot.destroy(), std::runtime_error);
  EXPECT_EQ(log, Log({"d", "c", "b", "a"}));
}

TEST(Slot, SharesRoomInAUnion) {
  struct Frame {
    Frame() {}
    ~Frame() {}
    union {
      Slot<std::string> text;
      Slot<std::array<int, 2>> numbers;
    };
  };
  static_assert(sizeof(Frame) == sizeof(std::string));
  Frame frame;
  ::new (frame.text.storage()) std::string("a text that is too long to be stored in the string object itself");
  EXPECT_EQ(frame.text->front(), 'a');
  frame.text.destroy();
  frame.numbers.emplace(std::array<int, 2>{1, 2});
  EXPECT_EQ((*frame.numbers)[1], 2);
}

TEST(Live, DestroysWhenTheBlockIsLeft) {
  Log log;
  bool suspended = false;
  Slot<Traced> a, b, never;
  {
    Live<Traced> a_live(a, suspended, false);
    ::new (a.storage()) Traced(log, "a");
    a_live.arm();
    ::new (b.storage()) Traced(log, "b");
    Live<Traced> b_live(b, suspended, true);
    Live<Traced> never_live(never, suspended, false);
  }
  EXPECT_EQ(log, Log({"~b", "~a"}));
}

TEST(Live, LeavesTheValueWhenSuspended) {
  Log log;
  bool suspended = false;
  Slot<Traced> slot;
  {
    ::new (slot.storage()) Traced(log, "a");
    Live<Traced> live(slot, suspended, true);
    suspended = true;
  }
  EXPECT_TRUE(log.empty());
  slot.destroy();
}

TEST(Live, ResetDestroysOnceAndDisarmNever) {
  Log log;
  bool suspended = false;
  Slot<Traced> a, b;
  {
    ::new (a.storage()) Traced(log, "a");
    Live<Traced> a_live(a, suspended, true);
    a_live.reset();
    EXPECT_EQ(log, Log({"~a"}));
    a_live.reset();
    EXPECT_FALSE(a_live.is_armed());
    ::new (b.storage()) Traced(log, "b");
    Live<Traced> b_live(b, suspended, true);
    b_live.disarm();
  }
  EXPECT_EQ(log, Log({"~a"}));
  b.destroy();
}

TEST(Live, LetsADestructorThrowAndGoesOn) {
  Log log;
  bool suspended = false;
  Slot<ThrowsOnDestruction> a, b;
  auto const block = [&] {
    ::new (a.storage()) ThrowsOnDestruction{&log, false, "a"};
    Live<ThrowsOnDestruction> a_live(a, suspended, true);
    ::new (b.storage()) ThrowsOnDestruction{&log, true, "b"};
    Live<ThrowsOnDestruction> b_live(b, suspended, true);
  };
  EXPECT_THROW(block(), std::runtime_error);
  EXPECT_EQ(log, Log({"b", "a"}));
  ::new (a.storage()) ThrowsOnDestruction{&log, true, "a2"};
  EXPECT_THROW(
      {
        Live<ThrowsOnDestruction> live(a, suspended, true);
        live.reset();
      },
      std::runtime_error);
  EXPECT_EQ(log, Log({"b", "a", "a2"}));
}

enum class State : unsigned char { Start, Await, Done };

TEST(Completion, IsDoneHoweverItIsLeft) {
  State state = State::Start;
  bool suspended = false;
  {
    Completion completion(state, suspended);
    state = State::Await;
  }
  EXPECT_EQ(state, State::Done);
  state = State::Await;
  EXPECT_THROW(
      {
        Completion completion(state, suspended);
        throw std::runtime_error("poll");
      },
      std::runtime_error);
  EXPECT_EQ(state, State::Done);
}

TEST(Completion, SaysWhereItWaitsWhenSuspended) {
  State state = State::Start;
  bool suspended = false;
  {
    Completion completion(state, suspended);
    state = State::Await;
    suspended = true;
  }
  EXPECT_EQ(state, State::Await);
}

// The destructors of the values run before, and may throw.
TEST(Completion, ComesAfterTheValues) {
  Log log;
  State state = State::Await;
  bool suspended = false;
  Slot<ThrowsOnDestruction> slot;
  ::new (slot.storage()) ThrowsOnDestruction{&log, true, "value"};
  EXPECT_THROW(
      {
        Completion completion(state, suspended);
        Live<ThrowsOnDestruction> live(slot, suspended, true);
      },
      std::runtime_error);
  EXPECT_EQ(log, Log({"value"}));
  EXPECT_EQ(state, State::Done);
}

}  // namespace
}  // namespace pollux::test
