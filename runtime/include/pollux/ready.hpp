// Which futures need no other? Ready at once, never ready, ready at the second poll, and whatever a function says.
//
//   co_await ready(42);   co_await pending<int>();   co_await yield_now();
//   co_await poll_fn<int>([&](Context& cx) -> Poll<int> { ... });
// None allocates; each is as large as what it holds.
#pragma once

#include <new>
#include <type_traits>
#include <utility>

#include "panic.hpp"
#include "poll.hpp"
#include "waker.hpp"

namespace pollux {

/// A future that is ready at its first poll, with the value it was made with. Dropping it loses the value. Polling it again
/// panics.
template <class T>
class [[nodiscard]] ReadyFuture {
 public:
  using Output = T;

  template <class U, class = std::enable_if_t<std::is_constructible_v<T, U&&> && !std::is_same_v<std::decay_t<U>, ReadyFuture>>>
  explicit ReadyFuture(U&& value) : value_(static_cast<U&&>(value)) {}

  Poll<T> poll(Context&) {
    detail::check(!std::exchange(done_, true), "future polled after completion", "pollux::ready", __FILE__, __LINE__);
    return Ready(static_cast<T&&>(value_));
  }

 private:
  T value_;
  bool done_ = false;
};

template <>
class [[nodiscard]] ReadyFuture<void> {
 public:
  using Output = void;
  Poll<void> poll(Context&) noexcept { return Ready(); }
};

namespace detail {
struct Deduced;
}

/// A future that is ready at once with `value`, which it keeps: of the value's own type, or of the one that is named, as in
/// `ready<std::string>("x")` or, for a reference, `ready<Object&>(object)`.
template <class T = detail::Deduced, class U,
          class Output = std::conditional_t<std::is_same_v<T, detail::Deduced>, std::decay_t<U>, T>>
ReadyFuture<Output> ready(U&& value) {
  return ReadyFuture<Output>(static_cast<U&&>(value));
}
/// A future of nothing that is ready at once.
inline ReadyFuture<void> ready() noexcept { return {}; }

/// A future that is never ready, and never wakes anybody. Dropping it is the way out.
template <class T = void>
class [[nodiscard]] PendingFuture {
 public:
  using Output = T;
  Poll<T> poll(Context&) noexcept { return Pending; }
};

/// A future that is never ready.
template <class T = void>
PendingFuture<T> pending() noexcept {
  return {};
}

/// A future that wakes its own task and is pending once, then ready. See `yield_now`.
class [[nodiscard]] YieldNow {
 public:
  using Output = void;
  /// So that whoever awaits it keeps nothing: the state says that it has waited. (docs/semantics.md)
  static constexpr bool is_ready_when_polled_again = true;

  POLLUX_INLINE Poll<void> poll(Context& cx) noexcept {
    if (yielded_) return Ready();
    yielded_ = true;
    cx.waker().wake_by_ref();
    return Pending;
  }

 private:
  bool yielded_ = false;
};

/// Lets every other task that is ready run before this one goes on.
inline YieldNow yield_now() noexcept { return {}; }

/// A future that is ready at once while its task's budget lasts, and else after the other tasks had their turn. See
/// `consume_budget`.
class [[nodiscard]] ConsumeBudget {
 public:
  using Output = void;
  Poll<void> poll(Context& cx) noexcept {
    if (cx.spend()) return Ready();
    return Pending;
  }
};

/// For long computations: gives way to other tasks, but only once in a while (every 128th time, in the executors of this
/// runtime).
inline ConsumeBudget consume_budget() noexcept { return {}; }

/// A future whose poll is a function call. The function is kept by value; what it captures by reference must outlive the future.
template <class T, class F>
class [[nodiscard]] PollFn {
  static_assert(std::is_same_v<decltype(std::declval<F&>()(std::declval<Context&>())), Poll<T>>,
                "poll_fn takes a function that returns a Poll<T>: say so after a lambda's parameters, -> Poll<T>");

 public:
  using Output = T;

  explicit PollFn(F function) : function_(static_cast<F&&>(function)) {}

  Poll<T> poll(Context& cx) { return function_(cx); }

 private:
  F function_;
};

/// A future of T that is polled by calling `function(cx)`, which returns a `Poll<T>`.
template <class T, class F>
PollFn<T, std::decay_t<F>> poll_fn(F&& function) {
  return PollFn<T, std::decay_t<F>>(static_cast<F&&>(function));
}

/// The same, with T taken from the `Poll<T>` that the function returns.
template <class F, class P = decltype(std::declval<std::decay_t<F>&>()(std::declval<Context&>())), class T = typename P::Value>
PollFn<T, std::decay_t<F>> poll_fn(F&& function) {
  return PollFn<T, std::decay_t<F>>(static_cast<F&&>(function));
}

}  // namespace pollux
