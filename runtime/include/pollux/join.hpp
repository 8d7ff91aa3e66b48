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

// What is in a Child's room: nothing, the future, its output.
enum class ChildState : unsigned char { Gone, Polling, Done };

// One future and, once it is ready, its output in the same room. Whoever holds it keeps its state, next to those of others: a byte
// each, and no padding. F may be a reference: then the future is polled where it is.
template <class F>
class Child {
 public:
  using Output = output_t<F>;
  using Element = element_t<Output>;
  static constexpr bool kNothrowDestructible =
      std::is_nothrow_destructible_v<F> && (std::is_reference_v<Element> || std::is_nothrow_destructible_v<Element>);

  Child() noexcept {}
  Child(Child&&) = delete;
  Child& operator=(Child&&) = delete;
  ~Child() {}  // whoever knows its state clears it

  template <class G>
  void construct(ChildState& state, G&& future) {
    if constexpr (std::is_reference_v<F>) {
      future_.emplace(future);
    } else {
      ::new (future_.storage()) F(static_cast<G&&>(future));
    }
    state = ChildState::Polling;
  }
  // Only until the first poll, as for every future; the one moved from keeps its shell.
  void construct_from(ChildState& state, Child& other, ChildState other_state) {
    detail::check(other_state == ChildState::Polling, "future moved after it was polled", "pollux::join", __FILE__, __LINE__);
    construct(state, static_cast<F&&>(*other.future_));
  }

  // True if the output is there.
  bool poll(ChildState& state, Context& cx) {
    if (state == ChildState::Done) return true;
    Poll<Output> polled = (*future_).poll(cx);
    if (polled.is_pending()) return false;
    state = ChildState::Gone;  // before the destructor, which may throw
    future_.destroy();
    if constexpr (std::is_void_v<Output>) {
      output_.emplace();
    } else if constexpr (std::is_reference_v<Output>) {
      output_.emplace(*polled);
    } else {
      output_.emplace(polled.take());
    }
    state = ChildState::Done;
    return true;
  }

  Element&& output() noexcept { return static_cast<Element&&>(*output_); }

  void clear(ChildState& state) {
    ChildState const before = std::exchange(state, ChildState::Gone);
    if (before == ChildState::Polling) future_.destroy();
    if (before == ChildState::Done) output_.destroy();
  }

 private:
  union {
    Slot<F> future_;
    Slot<Element> output_;
  };
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
  explicit Join(G&&... futures) : Join() {
    construct(std::index_sequence_for<F...>{}, static_cast<G&&>(futures)...);
  }
  Join(Join&& other) : Join() { construct_from(std::index_sequence_for<F...>{}, other); }
  Join& operator=(Join&&) = delete;
  ~Join() noexcept((detail::Child<F>::kNothrowDestructible && ...)) { clear(std::index_sequence_for<F...>{}); }

  /// Polls, in order, every child that is not ready.
  Poll<Output> poll(Context& cx) { return poll(cx, std::index_sequence_for<F...>{}); }

 private:
  // Of nothing: what a constructor that throws has made by then is destroyed.
  Join() noexcept = default;

  template <std::size_t... I, class... G>
  void construct(std::index_sequence<I...>, G&&... futures) {
    (std::get<I>(children_).construct(states_[I], static_cast<G&&>(futures)), ...);
  }
  template <std::size_t... I>
  void construct_from(std::index_sequence<I...>, Join& other) {
    (std::get<I>(children_).construct_from(states_[I], std::get<I>(other.children_), other.states_[I]), ...);
  }

  template <std::size_t... I>
  Poll<Output> poll(Context& cx, std::index_sequence<I...>) {
    detail::check(states_[0] != detail::ChildState::Gone, "future polled after completion", "pollux::join", __FILE__, __LINE__);
    // Left by an exception, or by completing: nothing of the children remains.
    struct Finish {
      Join& join;
      bool pending;
      ~Finish() noexcept(false) {
        if (!pending) join.clear(std::index_sequence_for<F...>{});
      }
    } finish{*this, false};
    bool ready = true;
    ((ready = std::get<I>(children_).poll(states_[I], cx) && ready), ...);
    if (!ready) {
      finish.pending = true;
      return Pending;
    }
    return Ready<Output>(Output(std::get<I>(children_).output()...));
  }

  template <std::size_t... I>
  void clear(std::index_sequence<I...>) {
    (std::get<sizeof...(I) - 1 - I>(children_).clear(states_[sizeof...(I) - 1 - I]), ...);
  }

  std::tuple<detail::Child<F>...> children_;
  detail::ChildState states_[sizeof...(F)] = {};
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
