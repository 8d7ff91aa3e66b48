// Do streams and what is made of them give what they should, end once, poll no further than they must, and keep what they own?
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "pollux/ready.hpp"
#include "pollux/stream_combinators.hpp"
#include "support.hpp"

namespace pollux::test {
namespace {

/// Gives first, first + 1, … below last; pends `pends` times in front of each, waking itself. Written without StreamExt.
struct Count {
  using Item = int;
  int first, last;
  int pends = 0;
  int* polls = nullptr;
  int left = pends;

  Poll<std::optional<int>> poll_next(Context& cx) {
    if (polls != nullptr) ++*polls;
    if (left != 0) {
      --left;
      cx.waker().wake_by_ref();
      return Pending;
    }
    left = pends;
    if (first == last) return Ready(std::nullopt);
    return Ready(first++);
  }
};

/// The same with members.
struct Numbers : Count, StreamExt<Numbers> {
  explicit Numbers(int last, int pends = 0) : Count{0, last, pends} {}
};

template <class S>
auto drain(S&& stream) {
  return run(collect<std::vector>(static_cast<S&&>(stream)));
}
using Ints = std::vector<int>;

TEST(Stream, NextIsTheFutureOfTheNextItem) {
  Count count{1, 3, 1};
  EXPECT_EQ(run(next(count)), 1);
  EXPECT_EQ(run(next(count)), 2);
  EXPECT_EQ(run(next(count)), std::nullopt);
}

TEST(Stream, OwnsAnyStream) {
  Stream<int> boxed = Count{1, 3, 1};
  Stream<int> moved = std::move(boxed);
  EXPECT_EQ(run(moved.next()), 1);
  boxed = Numbers(1);
  EXPECT_EQ(drain(std::move(boxed)), Ints{0});
  EXPECT_EQ(drain(moved), Ints{2});
}

TEST(Stream, DropsWhatItOwns) {
  Log log;
  struct Owner {
    using Item = int;
    Traced traced;
    Poll<std::optional<int>> poll_next(Context&) { return Ready(1); }
  };
  {
    Stream<int> boxed = Owner{Traced(log, "owner")};
    EXPECT_EQ(run(boxed.next()), 1);
    EXPECT_TRUE(log.empty());
  }
  EXPECT_EQ(log, Log{"~owner"});
}

TEST(StreamDeathTest, PollingAfterAMoveSaysSo) {
  Stream<int> boxed = Count{1, 3};
  Stream<int> moved = std::move(boxed);
  EXPECT_DEATH(static_cast<void>(run(next(boxed))), "stream polled after it was moved from");
}

TEST(Map, MakesAnItemOfEach) {
  auto doubled = Numbers(3, 1).map([](int n) { return std::to_string(2 * n); });
  static_assert(std::is_same_v<decltype(doubled)::Item, std::string>);
  EXPECT_EQ(drain(std::move(doubled)), (std::vector<std::string>{"0", "2", "4"}));
}

TEST(Map, MovesItemsIn) {
  auto owned = Numbers(2).map([](int n) { return std::make_unique<int>(n); }).map([](std::unique_ptr<int> p) { return *p; });
  EXPECT_EQ(drain(std::move(owned)), (Ints{0, 1}));
}

TEST(Filter, KeepsWhatThePredicateHoldsOf) {
  EXPECT_EQ(drain(Numbers(6, 2).filter([](int n) { return n % 2 == 1; })), (Ints{1, 3, 5}));
  EXPECT_EQ(drain(Numbers(6).filter([](int) { return false; })), Ints{});
}

TEST(Take, PollsNoFurtherThanItMust) {
  int polls = 0;
  auto two = take(Count{0, 9, 0, &polls}, 2);
  EXPECT_EQ(drain(two), (Ints{0, 1}));
  EXPECT_EQ(polls, 2);
  EXPECT_EQ(run(two.next()), std::nullopt);
  EXPECT_EQ(polls, 2);
}

TEST(Take, OfNothingOrOfMoreThanThereIs) {
  EXPECT_EQ(drain(Numbers(3).take(0)), Ints{});
  auto all = Numbers(3).take(9);
  EXPECT_EQ(drain(all), (Ints{0, 1, 2}));
  EXPECT_EQ(run(all.next()), std::nullopt);
}

TEST(Combinators, ReferToAnLvalueWhichGoesOnBehindThem) {
  Numbers numbers(5);
  auto two = numbers.take(2);
  static_assert(std::is_same_v<decltype(two), Take<Numbers&>>);
  EXPECT_EQ(drain(two), (Ints{0, 1}));
  EXPECT_EQ(drain(numbers.filter([](int n) { return n != 3; })), (Ints{2, 4}));
}

TEST(Merge, TakesTurnsAndEndsWithTheLast) {
  EXPECT_EQ(drain(merge(Count{0, 2}, Count{10, 14})), (Ints{0, 10, 1, 11, 12, 13}));
  EXPECT_EQ(drain(Numbers(1).merge(Numbers(0))), Ints{0});
}

TEST(Merge, GoesOnWithOneWhileTheOtherIsPending) {
  EXPECT_EQ(drain(merge(Count{0, 2, 5}, Count{10, 13})), (Ints{10, 11, 12, 0, 1}));
}

TEST(Buffered, KeepsTheOrderWhileSeveralRun) {
  Log log;
  auto outputs = Numbers(4).map([&](int n) { return Leaf(log, std::to_string(n), 3 - n, 10 * n); }).buffered(2);
  EXPECT_EQ(drain(std::move(outputs)), (Ints{0, 10, 20, 30}));
  // Two run at a time; one that is ready waits for its turn without being polled.
  EXPECT_EQ(log, Log({"0", "1", "0", "1", "0", "1", "~1", "0", "~0", "2", "2", "~2", "3", "~3"}));
}

TEST(Buffered, CancelsTheLastFirst) {
  Log log;
  {
    auto outputs = Numbers(5).map([&](int n) { return Leaf(log, std::to_string(n), 9, n); }).buffered(3);
    auto next = outputs.next();
    EXPECT_TRUE(poll_once(next).is_pending());
    log.clear();
  }
  EXPECT_EQ(log, Log({"~2", "~1", "~0"}));
}

TEST(Buffered, AnExceptionLeavesAndTheRestIsCancelled) {
  Log log;
  {
    auto outputs = Numbers(3).map([&](int n) { return Leaf(log, std::to_string(n), 1, n, n == 1); }).buffered(3);
    EXPECT_THROW(static_cast<void>(run(outputs.next())), int);
    log.clear();
  }
  EXPECT_EQ(log, Log({"~2", "~1"}));
}

TEST(BufferedDeathTest, OfNoneSaysSo) {
  EXPECT_DEATH(static_cast<void>(Numbers(1).map([](int) { return ready(1); }).buffered(0)), "no future may run");
}

TEST(ForEach, CallsAFunction) {
  int sum = 0;
  run(Numbers(4, 1).for_each([&sum](int n) { sum += n; }));
  EXPECT_EQ(sum, 6);
}

TEST(ForEach, AwaitsWhatTheFunctionReturns) {
  Log log;
  run(for_each(Count{0, 2}, [&log](int n) { return Leaf(log, std::to_string(n), 1, n); }));
  EXPECT_EQ(log, Log({"0", "0", "~0", "1", "1", "~1"}));
}

TEST(ForEach, DroppingCancelsWhatRuns) {
  Log log;
  {
    auto future = for_each(Count{0, 2}, [&log](int n) { return Leaf(log, std::to_string(n), 1, n); });
    EXPECT_TRUE(poll_once(future).is_pending());
  }
  EXPECT_EQ(log, Log({"0", "~0"}));
}

TEST(Collect, IntoAnyContainer) {
  EXPECT_EQ(run(Numbers(3, 1).collect<std::vector>()), (Ints{0, 1, 2}));
  EXPECT_EQ(run(Numbers(3).map([](int n) { return n / 2; }).collect<std::set<int>>()), (std::set<int>{0, 1}));
  EXPECT_EQ(run(Numbers(3).map([](int n) { return char('a' + n); }).collect<std::string>()), "abc");
}

TEST(YieldValue, CommitsOnlyWhatWasMade) {
  enum class State { Start, Yield, Done };
  struct Throws {
    explicit Throws(int) { throw 1; }
    Throws(Throws&&) = default;
  };
  State state = State::Done;
  bool suspended = false;
  EXPECT_THROW(static_cast<void>(yield_value<Throws>(state, State::Yield, suspended, 1)), int);
  EXPECT_EQ(state, State::Done);
  EXPECT_FALSE(suspended);
  auto polled = yield_value<std::pair<int, int>>(state, State::Yield, suspended, {1, 2});
  EXPECT_EQ(**polled, std::pair(1, 2));
  EXPECT_EQ(state, State::Yield);
  EXPECT_TRUE(suspended);
}

}  // namespace
}  // namespace pollux::test
