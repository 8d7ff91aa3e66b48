// How are several futures awaited at the same time, in one task and without a heap? `join(a, b)` is ready when all are.
//
//   auto [price, stock] = co_await join(fetch_price(id), fetch_stock(id));
// Each child is polled until it is ready, and destroyed then; its value waits in the same place until the last is there.
#pragma once

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

#include "panic.hpp"
#include "poll.hpp"
#include "slot.hpp"
#include "traits.hpp"
#include "waker.hpp"

namespace pollux {

namespace detail {

// A tuple's element for an output: void has no values, so std::monostate stands for it.
template <class T>
using element_t = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

// One future and, once it is ready, its output in the same room. F may be a reference: then the future is polled where it is.
template <class F>
class MaybeDone {
 public:
  using Output = output_t<F>;
  using Element = element_t<Output>;
  static constexpr bool kNothrowDestructible =
      std::is_nothrow_destructible_v<F> && (std::is_reference_v<Element> || std::is_nothrow_destructible_v<Element>);

  template <class G>
  explicit MaybeDone(G&& future) {
    construct(static_cast<G&&>(future));
  }
  // Only until the first poll, as for every future; the one moved from keeps its shell.
  MaybeDone(MaybeDone&& other) {
    detail::check(other.state_ == State::Polling, "future moved after it was polled", "pollux::join", __FILE__, __LINE__);
    construct(static_cast<F&&>(*other.future_));
  }
  MaybeDone& operator=(MaybeDone&&) = delete;
  ~MaybeDone() noexcept(kNothrowDestructible) { clear(); }

  // True if the output is there.
  bool poll(Context& cx) {
    if (state_ == State::Done) return true;
    Poll<Output> polled = (*future_).poll(cx);
    if (polled.is_pending()) return false;
    state_ = State::Gone;  // before the destructor, which may throw
    future_.destroy();
    if constexpr (std::is_void_v<Output>) {
      output_.emplace();
    } else if constexpr (std::is_reference_v<Output>) {
      output_.emplace(*polled);
    } else {
      output_.emplace(polled.take());
    }
    state_ = State::Done;
    return true;
  }

  Element&& output() noexcept { return static_cast<Element&&>(*output_); }

  void clear() {
    State const state = std::exchange(state_, State::Gone);
    if (state == State::Polling) future_.destroy();
    if (state == State::Done) output_.destroy();
  }

 private:
  enum class State : unsigned char { Polling, Done, Gone };

  template <class G>
  void construct(G&& future) {
    if constexpr (std::is_reference_v<F>) {
      future_.emplace(future);
    } else {
      ::new (future_.storage()) F(static_cast<G&&>(future));
    }
  }

  union {
    Slot<F> future_;
    Slot<Element> output_;
  };
  State state_ = State::Polling;
};

}  // namespace detail

/// Awaits all of its children. A child that is a reference type is polled where it is. Polled again after completion: panics. If
/// a child throws, the others are destroyed (cancelled), last first, and the exception leaves `poll`. Dropping it cancels them,
/// too; outputs that were there already are lost.
template <class... F>
class [[nodiscard]] Join {
 public:
  using Output = std::tuple<detail::element_t<output_t<F>>...>;

  /// Takes the futures, not polled yet.
  template <class... G, class = std::enable_if_t<sizeof...(G) == sizeof...(F) && (sizeof...(G) != 0) &&
                                                 !(std::is_same_v<std::decay_t<G>, Join> || ...)>>
  explicit Join(G&&... futures) : children_(static_cast<G&&>(futures)...) {}
  Join(Join&&) = default;
  Join& operator=(Join&&) = delete;
  ~Join() noexcept((detail::MaybeDone<F>::kNothrowDestructible && ...)) { clear(std::index_sequence_for<F...>{}); }

  /// Polls, in order, every child that is not ready.
  Poll<Output> poll(Context& cx) { return poll(cx, std::index_sequence_for<F...>{}); }

 private:
  template <std::size_t... I>
  Poll<Output> poll(Context& cx, std::index_sequence<I...>) {
    detail::check(!done_, "future polled after completion", "pollux::join", __FILE__, __LINE__);
    // Left by an exception, or by completing: nothing of the children remains.
    struct Finish {
      Join& join;
      bool pending;
      ~Finish() noexcept(false) {
        if (pending) return;
        join.done_ = true;
        join.clear(std::index_sequence_for<F...>{});
      }
    } finish{*this, false};
    bool ready = true;
    ((ready = std::get<I>(children_).poll(cx) && ready), ...);
    if (!ready) {
      finish.pending = true;
      return Pending;
    }
    return Ready<Output>(Output(std::get<I>(children_).output()...));
  }

  template <std::size_t... I>
  void clear(std::index_sequence<I...>) {
    (std::get<sizeof...(I) - 1 - I>(children_).clear(), ...);
  }

  std::tuple<detail::MaybeDone<F>...> children_;
  bool done_ = false;
};

/// Nothing to wait for.
template <>
class [[nodiscard]] Join<> {
 public:
  using Output = std::tuple<>;
  Poll<Output> poll(Context&) noexcept { return Ready<Output>({}); }
};

namespace detail {
// The type that keeps a future argument: the future for an rvalue, a reference for an lvalue.
template <class G>
using kept_t = std::conditional_t<std::is_lvalue_reference_v<G>, G, std::decay_t<G>>;
}  // namespace detail

/// A future of all outputs: a std::tuple in the order of the arguments, with std::monostate for void and T& for references.
/// Rvalue futures are moved in; an lvalue future is polled where it is and must outlive the result.
template <class... G>
Join<detail::kept_t<G>...> join(G&&... futures) {
  static_assert((is_future_v<G> && ...), "join takes futures");
  return Join<detail::kept_t<G>...>(static_cast<G&&>(futures)...);
}

}  // namespace pollux
