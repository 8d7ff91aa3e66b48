// How does a task wait for a time, or give up after one? sleep_for, sleep_until, timeout.
//
//   co_await sleep_for(500ms);
//   if (auto reply = co_await timeout(2s, fetch(url))) use(*reply);
// All sleeps are served by one thread, which starts with the first of them and wakes the task; they work with every executor.
#pragma once

#include <chrono>
#include <optional>
#include <type_traits>
#include <utility>

#include "detail/atomic.hpp"
#include "detail/timer_heap.hpp"
#include "panic.hpp"
#include "poll.hpp"
#include "select.hpp"
#include "traits.hpp"
#include "waker.hpp"

namespace pollux {

namespace detail {
class TimerThread;
}

/// The clock of sleeps and timeouts: it never goes back, and has nothing to do with the time of day.
using Clock = detail::Clock;

/// A future that is ready once a time has come. Allocates nothing. Until it is first polled it waits for nothing and may be
/// moved; dropping it ends the wait, and nothing is lost. Polled again after completion: panics.
class [[nodiscard]] Sleep : detail::TimerNode {
 public:
  using Output = void;

  explicit Sleep(Clock::time_point when) noexcept { deadline = when; }
  Sleep(Sleep&& other) noexcept {
    detail::check(other.state_ == State::New, "future moved after it was polled", "pollux::sleep_until", __FILE__, __LINE__);
    deadline = other.deadline;
  }
  Sleep& operator=(Sleep&&) = delete;
  ~Sleep() {
    if (state_ == State::Armed) disarm();
  }

  /// Ready if the time has come, else has the waker called when it has: that of the latest poll only. Not early by its clock;
  /// late by what the system's scheduler takes. Throws std::system_error if the first of all sleeps cannot start the thread.
  Poll<void> poll(Context& cx);

 private:
  friend class detail::TimerThread;
  enum class State : unsigned char { New, Armed, Done };

  void disarm() noexcept;

  State state_ = State::New;           // the task's own
  detail::Atomic<bool> fired_{false};  // set by the timer's thread, which touches nothing of this after
  Waker waker_{nullptr, static_cast<WakerVTable const*>(nullptr)};  // under the timer's lock while Armed and not fired
};

namespace detail {

// Now plus a duration, within what the clock can say; a fraction of a tick counts as a whole one.
template <class Rep, class Period>
Clock::time_point deadline_after(std::chrono::duration<Rep, Period> duration) noexcept {
  using Seconds = std::chrono::duration<double>;
  Clock::time_point const now = Clock::now();
  if (Seconds(duration) >= Seconds(Clock::time_point::max() - now)) return Clock::time_point::max();
  if (duration <= duration.zero()) return now;
  return now + std::chrono::ceil<Clock::duration>(duration);
}

}  // namespace detail

/// A future that is ready when the clock says `when`, at once if that has passed.
inline Sleep sleep_until(Clock::time_point when) noexcept { return Sleep(when); }

/// A future that is ready when `duration` has passed since this call, at once if it is zero or less; in fractions of a nanosecond
/// it is rounded up. A duration beyond the clock's range (292 years) never passes.
template <class Rep, class Period>
Sleep sleep_for(std::chrono::duration<Rep, Period> duration) noexcept {
  return Sleep(detail::deadline_after(duration));
}

/// Awaits a future, but not for longer than a time. When the time has come the future is destroyed (cancelled) before this
/// completes. A future that is ready at that moment wins.
template <class F>
class [[nodiscard]] Timeout {
 public:
  /// Empty if the time was over first. std::monostate stands for void, a pointer for a reference.
  using Output = std::optional<detail::alternative_t<output_t<F>>>;

  Timeout(Clock::time_point when, F&& future) : sleep_(when), future_(static_cast<F&&>(future)) {}

  Poll<Output> poll(Context& cx) {
    detail::check(future_.has_value(), "future polled after completion", "pollux::timeout", __FILE__, __LINE__);
    struct Finish {
      std::optional<F>& future;
      bool pending;
      ~Finish() noexcept(std::is_nothrow_destructible_v<F>) {
        if (!pending) future.reset();
      }
    } finish{future_, false};
    auto polled = future_->poll(cx);
    if (polled.is_ready()) return Ready<Output>(detail::take_alternative(polled));
    if (sleep_.poll(cx).is_ready()) return Ready<Output>(std::nullopt);
    finish.pending = true;
    return Pending;
  }

 private:
  Sleep sleep_;
  std::optional<F> future_;
};

/// A future of `future`'s output, or of nothing if `duration` passes first, counted from this call. The future is moved in.
template <class Rep, class Period, class G, class = std::enable_if_t<is_future_v<G>>>
Timeout<std::decay_t<G>> timeout(std::chrono::duration<Rep, Period> duration, G&& future) {
  static_assert(!std::is_lvalue_reference_v<G>, "timeout owns its future and destroys it when the time is over: std::move it in");
  return Timeout<std::decay_t<G>>(detail::deadline_after(duration), static_cast<G&&>(future));
}

}  // namespace pollux
