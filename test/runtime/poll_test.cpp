// Does Poll<T> hold every kind of T, cheaply and correctly?
#include "pollux/poll.hpp"

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "support.hpp"

namespace pollux::test {
namespace {

struct NoDefault {
  explicit NoDefault(int v) : value(v) {}
  int value;
};
struct MoveOnlyTrivial {
  MoveOnlyTrivial() = default;
  MoveOnlyTrivial(MoveOnlyTrivial&&) = default;
  MoveOnlyTrivial& operator=(MoveOnlyTrivial&&) = default;
  int value = 3;
};
struct alignas(32) OverAligned {
  char value;
};
struct WithConstMember {
  int const value;
};
struct Point {
  int x, y;
};

// The flag is as wide as the value is aligned, eight bytes at most.
static_assert(sizeof(Poll<char>) == 2);
static_assert(sizeof(Poll<short>) == 4);
static_assert(sizeof(Poll<int>) == 8);
static_assert(sizeof(Poll<long long>) == 16);
static_assert(sizeof(Poll<double>) == 16);
static_assert(sizeof(Poll<int&>) == sizeof(void*));
static_assert(sizeof(Poll<void>) == 1);
static_assert(alignof(Poll<OverAligned>) == 32);

// What travels in registers by itself does so in a Poll: the Itanium ABI asks for a trivial copy or move and destructor.
template <class T>
constexpr bool in_registers = std::is_trivially_destructible_v<Poll<T>> && std::is_trivially_move_constructible_v<Poll<T>>;
static_assert(std::is_trivially_copyable_v<Poll<int>>);
static_assert(std::is_trivially_copyable_v<Poll<NoDefault>>);
static_assert(std::is_trivially_copyable_v<Poll<int&>>);
static_assert(std::is_trivially_copyable_v<Poll<void>>);
static_assert(in_registers<std::pair<int, int>> && !std::is_trivially_copyable_v<std::pair<int, int>>);
static_assert(in_registers<MoveOnlyTrivial> && in_registers<WithConstMember>);
static_assert(!in_registers<std::string>);

// Copies exactly what T copies.
static_assert(std::is_copy_constructible_v<Poll<std::string>>);
static_assert(!std::is_copy_constructible_v<Poll<std::unique_ptr<int>>>);
static_assert(!std::is_copy_assignable_v<Poll<std::unique_ptr<int>>>);
static_assert(!std::is_copy_constructible_v<Poll<MoveOnlyTrivial>>);
static_assert(std::is_nothrow_move_constructible_v<Poll<std::string>>);

// Pending is said, never meant by accident; a ready void is not a ready int.
static_assert(!std::is_default_constructible_v<Poll<int>>);
static_assert(!std::is_default_constructible_v<PendingTag>);
static_assert(!std::is_constructible_v<Poll<int>, ReadyValue<void>>);
static_assert(!std::is_constructible_v<Poll<int>, ReadyValue<std::string>>);
static_assert(!std::is_constructible_v<Poll<int&>, ReadyValue<int>>);  // would dangle
static_assert(!std::is_constructible_v<Poll<int&>, ReadyValue<int const&>>);

Poll<int> number(bool ready) {
  if (ready) return Ready(7);
  return Pending;
}

TEST(Poll, IsPendingOrReady) {
  EXPECT_TRUE(number(false).is_pending());
  EXPECT_FALSE(number(false).is_ready());
  EXPECT_TRUE(number(true).is_ready());
  EXPECT_FALSE(number(true).is_pending());
  EXPECT_EQ(*number(true), 7);
}

TEST(Poll, ConvertsAsReturnDoes) {
  Poll<std::string> const text = Ready("abc");
  EXPECT_EQ(*text, "abc");
  EXPECT_EQ(text->size(), 3u);

  struct Both {
    Both(int) : from_implicit(true) {}
    explicit Both(long) : from_implicit(false) {}
    bool from_implicit;
  };
  // `return 1l;` would choose the implicit constructor too.
  EXPECT_TRUE(Poll<Both>(Ready(1l))->from_implicit);
  EXPECT_EQ(Poll<NoDefault>(Ready(5))->value, 5);  // where there is no implicit one, the explicit is taken
}

TEST(Poll, BracesNameTheType) {
  Poll<Point> const p = Ready<Point>({1, 2});
  EXPECT_EQ(p->y, 2);
  Poll<std::vector<int>> const v = Ready<std::vector<int>>({1, 2, 3});
  EXPECT_EQ(v->size(), 3u);
}

TEST(Poll, HoldsMoveOnlyValues) {
  Poll<std::unique_ptr<int>> p = Ready(std::make_unique<int>(4));
  Poll<std::unique_ptr<int>> q = std::move(p);
  EXPECT_EQ(*p, nullptr);
  std::unique_ptr<int> const taken = q.take();
  EXPECT_EQ(*taken, 4);
  EXPECT_EQ(*q, nullptr);
  Poll<MoveOnlyTrivial> m = Ready(MoveOnlyTrivial());
  EXPECT_EQ(m.take().value, 3);
}

TEST(Poll, RefersToReferences) {
  int n = 1;
  Poll<int&> p = Ready(n);
  ++*p;
  EXPECT_EQ(n, 2);
  EXPECT_EQ(&p.take(), &n);
  Poll<int const&> const c = Ready(n);
  EXPECT_EQ(&*c, &n);
  EXPECT_TRUE(Poll<int&>(Pending).is_pending());
}

TEST(Poll, HoldsNothingForVoid) {
  Poll<void> p = Pending;
  EXPECT_TRUE(p.is_pending());
  p = Ready();
  EXPECT_TRUE(p.is_ready());
  *p;
  p.take();
}

TEST(Poll, DestroysWhatItHoldsOnce) {
  Log log;
  {
    Poll<Traced> p = Ready(Traced(log, "a"));
    Poll<Traced> const q = std::move(p);
    EXPECT_TRUE(p.is_ready());
    EXPECT_TRUE(log.empty());
  }
  EXPECT_EQ(log, Log({"~a"}));
}

TEST(Poll, AssignmentReplacesTheValue) {
  auto const shared = std::make_shared<int>(1);
  Poll<std::shared_ptr<int>> p = Pending;
  Poll<std::shared_ptr<int>> const q = Ready(shared);
  p = q;
  EXPECT_EQ(shared.use_count(), 3);
  p = p;
  EXPECT_EQ(shared.use_count(), 3);
  p = Pending;
  EXPECT_TRUE(p.is_pending());
  EXPECT_EQ(shared.use_count(), 2);
  Poll<std::pair<int, int>> pair = Pending;
  pair = Ready(std::make_pair(1, 2));
  EXPECT_EQ(pair->second, 2);
  Poll<WithConstMember> constant = Pending;
  constant = Ready(WithConstMember{3});
  EXPECT_EQ(constant->value, 3);
}

TEST(Poll, ThrowingAssignmentLeavesItPending) {
  struct Thrower {
    Thrower() = default;
    Thrower(Thrower const& other) : witness(other.witness) { throw std::runtime_error("copy"); }
    Thrower& operator=(Thrower const&) = default;
    std::shared_ptr<int> witness = std::make_shared<int>(1);
  };
  Thrower thrower;
  Poll<Thrower> p = Pending;
  EXPECT_THROW(detail::PollAccess::set(p, Ready(thrower)), std::runtime_error);
  EXPECT_TRUE(p.is_pending());
  EXPECT_EQ(thrower.witness.use_count(), 1);
}

TEST(Poll, ThrowingMoveAssignmentLeavesItPending) {
  struct Thrower {
    explicit Thrower(int m) : moves_left(m) {}
    Thrower(Thrower&& other) : moves_left(other.moves_left - 1), witness(other.witness) {
      if (moves_left < 0) throw std::runtime_error("move");
    }
    int moves_left;
    std::shared_ptr<int> witness = std::make_shared<int>(1);
  };
  Poll<Thrower> from = Ready(Thrower(1));
  Poll<Thrower> to = Pending;
  EXPECT_THROW(to = std::move(from), std::runtime_error);
  EXPECT_TRUE(to.is_pending());
  EXPECT_EQ(from->witness.use_count(), 1);
}

TEST(Poll, ReadyMovesItsArgumentOnce) {
  struct Counter {
    explicit Counter(int& m) : moves(&m) {}
    Counter(Counter&& other) noexcept : moves(other.moves) { ++*moves; }
    int* moves;
  };
  int moves = 0;
  Counter counter(moves);
  Poll<Counter> p = Ready(std::move(counter));
  EXPECT_EQ(moves, 1);
  Counter const taken = p.take();
  EXPECT_EQ(*taken.moves, 2);
}

}  // namespace
}  // namespace pollux::test
