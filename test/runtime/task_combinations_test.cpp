// Is every way through a task's life right? The product of how the future ends, what is done to the handle, when, and by whom.
//
// After the example of Tokio's task_combinations.rs. Each combination checks that future and output are destroyed once, that the
// handle says what happened, and (under AddressSanitizer) that the task's memory goes.
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <tuple>

#include "pollux/executor.hpp"
#include "support.hpp"

namespace pollux::test {
namespace {

enum class End { Value, Exception, Never };
enum class Action { Join, Abort, AbortThenDrop, Drop, Detach, None };
enum class Moment { BeforeFirstPoll, Suspended, Woken, Finished };
enum class Actor { Executor, OtherThread };

struct Counts {
  int futures = 0, outputs = 0;  // alive
};

struct Output {
  explicit Output(Counts& c) : counts(&c) { ++counts->outputs; }
  Output(Output&& other) noexcept : counts(other.counts) { ++counts->outputs; }
  ~Output() { --counts->outputs; }
  Counts* counts;
};

struct Task {
  using Output = test::Output;
  Task(Counts& c, End e, std::optional<Waker>& w) : counts(&c), end(e), waker(&w) { ++counts->futures; }
  Task(Task&& other) noexcept : counts(other.counts), end(other.end), waker(other.waker) { ++counts->futures; }
  ~Task() { --counts->futures; }

  Poll<Output> poll(Context& cx) {
    if (!std::exchange(suspended, true) || end == End::Never) {
      *waker = cx.waker();
      return Pending;
    }
    if (end == End::Exception) throw 42;
    return Ready(Output(*counts));
  }

  Counts* counts;
  End end;
  std::optional<Waker>* waker;
  bool suspended = false;
};

using Combination = std::tuple<End, Action, Moment, Actor, bool>;

class TaskCombinations : public testing::TestWithParam<Combination> {};

TEST_P(TaskCombinations, DestroysAllOnceAndSaysWhatHappened) {
  auto const [end, action, moment, actor, handle_was_polled] = GetParam();
  Counts counts;
  std::optional<Waker> waker;
  WakeCounter joiner;
  bool const finishes = end != End::Never;
  {
    Waker const join_waker = joiner.waker();
    Context join_cx(join_waker);
    LocalExecutor executor;
    std::optional<JoinHandle<Output>> handle = executor.spawn(Task(counts, end, waker));

    if (moment != Moment::BeforeFirstPoll) executor.run_until_stalled();
    if (handle_was_polled) {
      EXPECT_TRUE(handle->poll(join_cx).is_pending());
    }
    if (moment == Moment::Woken || moment == Moment::Finished) waker->wake_by_ref();
    if (moment == Moment::Finished) executor.run_until_stalled();
    bool const finished = moment == Moment::Finished && finishes;

    bool cancelled = false;
    testing::internal::CaptureStderr();
    auto const act = [&] {
      switch (action) {
        case Action::Join:
        case Action::None:
          break;
        case Action::Abort:
          handle->abort();
          break;
        case Action::AbortThenDrop:
          handle->abort();
          handle.reset();
          break;
        case Action::Drop:
          handle.reset();
          break;
        case Action::Detach:
          std::move(*handle).detach();
          handle.reset();
          break;
      }
    };
    if (actor == Actor::OtherThread) {
      std::thread(act).join();
    } else {
      act();
    }
    executor.run_until_stalled();
    if (action == Action::Abort || action == Action::AbortThenDrop || action == Action::Drop) {
      cancelled = !finished;
      EXPECT_EQ(counts.futures, 0);
    }
    if (!cancelled && finishes && waker) {
      waker->wake_by_ref();
      executor.run_until_stalled();
      EXPECT_EQ(counts.futures, 0);
    }

    if (handle) {
      bool const completed = cancelled || finishes;
      EXPECT_EQ(handle->is_finished(), completed);
      if (handle_was_polled) {
        EXPECT_EQ(joiner.wakes, completed ? 1 : 0);
      }
      if (completed && action != Action::None) {
        if (cancelled) {
          EXPECT_THROW((void)handle->poll(join_cx), Cancelled);
        } else if (end == End::Exception) {
          EXPECT_THROW((void)handle->poll(join_cx), int);
        } else {
          EXPECT_EQ(handle->poll(join_cx)->counts, &counts);
        }
      }
    }
    handle.reset();
    // Every exception that was not rethrown is reported once.
    bool const reported = end == End::Exception && !cancelled && (action != Action::Join && action != Action::Abort);
    EXPECT_EQ(testing::internal::GetCapturedStderr().empty(), !reported);
  }
  EXPECT_EQ(counts.futures, 0);
  EXPECT_EQ(counts.outputs, 0);
  EXPECT_EQ(joiner.alive, 0);
  if (waker) waker->wake_by_ref();  // long after: nothing
}

std::string name_of(testing::TestParamInfo<Combination> const& info) {
  auto const [end, action, moment, actor, polled] = info.param;
  char const* const ends[] = {"Value", "Exception", "Never"};
  char const* const actions[] = {"Join", "Abort", "AbortThenDrop", "Drop", "Detach", "None"};
  char const* const moments[] = {"BeforeFirstPoll", "Suspended", "Woken", "Finished"};
  return std::string(ends[int(end)]) + actions[int(action)] + moments[int(moment)] +
         (actor == Actor::Executor ? "Here" : "OnOtherThread") + (polled ? "HandlePolled" : "");
}

INSTANTIATE_TEST_SUITE_P(All, TaskCombinations,
                         testing::Combine(testing::Values(End::Value, End::Exception, End::Never),
                                          testing::Values(Action::Join, Action::Abort, Action::AbortThenDrop, Action::Drop,
                                                          Action::Detach, Action::None),
                                          testing::Values(Moment::BeforeFirstPoll, Moment::Suspended, Moment::Woken,
                                                          Moment::Finished),
                                          testing::Values(Actor::Executor, Actor::OtherThread), testing::Bool()),
                         name_of);

}  // namespace
}  // namespace pollux::test
