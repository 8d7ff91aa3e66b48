// Does a Box end the future that it owns once, by itself or by the future, and give back its memory in each case?
#include "pollux/box.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <stdexcept>

#include "pollux/poll.hpp"
#include "support.hpp"

namespace pollux::test {
namespace {

// As lowered code has them: done, it has destroyed what it held, and its destructor must not run any more. The sanitizers' builds see
// memory that is lost or given back twice.
template <std::size_t Alignment = alignof(std::max_align_t)>
struct alignas(Alignment) Counted {
  using Output = int;

  Counted(Log& log, int polls, bool throws = false) : log(log), polls(polls), throws(throws) {}
  ~Counted() { log.push_back("cancelled"); }

  Poll<int> poll(Context& cx) { return poll_in_place(cx); }
  Poll<int> poll_in_place(Context&) {
    if (polls-- != 0) return Pending;
    log.push_back("done");
    if (throws) throw std::runtime_error("done");
    return Ready(7);
  }

  Log& log;
  int polls;
  bool throws;
};

struct Incomplete;
static_assert(sizeof(Box<Incomplete>) == sizeof(void*));
static_assert(!std::is_copy_constructible_v<Box<Counted<>>> && !std::is_move_constructible_v<Box<Counted<>>>);

// A frame's slot: ended by hand, or left alone.
template <class F>
union Room {
  Room() {}
  ~Room() {}
  Box<F> box;
};

TEST(Box, WhatIsReadyInPlaceIsNotDestroyedAgain) {
  Log log;
  Room<Counted<>> room;
  ::new (&room.box) Box<Counted<>>(new Counted<>(log, 1));
  Context cx(noop_waker());
  EXPECT_TRUE(room.box.poll_in_place(cx).is_pending());
  EXPECT_EQ(*room.box.poll_in_place(cx), 7);
  EXPECT_EQ(log, Log({"done"}));
}

TEST(Box, WhatThrowsInPlaceIsNotDestroyedAgain) {
  Log log;
  Room<Counted<>> room;
  ::new (&room.box) Box<Counted<>>(new Counted<>(log, 0, true));
  Context cx(noop_waker());
  EXPECT_THROW((void)room.box.poll_in_place(cx), std::runtime_error);
  EXPECT_EQ(log, Log({"done"}));
}

TEST(Box, WhatIsPendingIsCancelledWithIt) {
  Log log;
  {
    Box<Counted<>> box(new Counted<>(log, 1));
    Context cx(noop_waker());
    EXPECT_TRUE(box.poll_in_place(cx).is_pending());
  }
  EXPECT_EQ(log, Log({"cancelled"}));
}

TEST(Box, WhatIsPolledOtherwiseLivesAsLongAsItself) {
  Log log;
  {
    Box<Counted<>> box(new Counted<>(log, 0));
    EXPECT_EQ(*poll_once(box), 7);
    EXPECT_EQ(log, Log({"done"}));
  }
  EXPECT_EQ(log, Log({"done", "cancelled"}));
}

TEST(Box, KeepsToAnAlignmentBeyondThatOfNew) {
  using Wide = Counted<128>;
  Log log;
  Room<Wide> room;
  Wide* future = new Wide(log, 0);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(future) % 128, 0u);
  ::new (&room.box) Box<Wide>(future);
  Context cx(noop_waker());
  EXPECT_EQ(*room.box.poll_in_place(cx), 7);
  EXPECT_EQ(log, Log({"done"}));
}

}  // namespace
}  // namespace pollux::test
