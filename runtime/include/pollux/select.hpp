// How is the first of several futures awaited? `select(a, b)` is ready when one of them is, and the others are cancelled.
//
//   auto first = co_await select(read(socket), sleep_for(1s));
//   if (first.index() == 0) use(std::get<0>(first));
// It owns its children, and destroys all of them before it completes. So a loser never holds a lock, half polled, while the
// winner's branch waits for that lock (Oxide RFD 609, "futurelock"); the price is that what a loser had done so far is lost.
#pragma once

#include <cstddef>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

#include "detail/atomic.hpp"
#include "join.hpp"
#include "panic.hpp"
#include "poll.hpp"
#include "traits.hpp"
#include "waker.hpp"

namespace pollux {

/// Passed first to `select`: polls the children in the order they stand, each time.
struct BiasedTag {
  explicit BiasedTag() = default;
};
inline constexpr BiasedTag biased{};

namespace detail {

// A variant's alternative for an output: std::monostate for void, a pointer for a reference.
template <class T>
using alternative_t = std::conditional_t<std::is_lvalue_reference_v<T>, std::add_pointer_t<T>, element_t<T>>;

// Takes a ready Poll's value as an alternative.
template <class T>
alternative_t<T> take_alternative(Poll<T>& polled) {
  if constexpr (std::is_void_v<T>) {
    return {};
  } else if constexpr (std::is_lvalue_reference_v<T>) {
    return std::addressof(*polled);
  } else {
    return polled.take();
  }
}

// Where the next select starts. One count for all, since a select in a loop is a new one each time: with a count of its own the
// first child would always win. relaxed, and not even a read-modify-write: a lost step costs a little fairness and nothing else.
inline Atomic<unsigned> select_turn{0};

}  // namespace detail

/// Awaits the first of its children. Dropping it, or an exception from a child, cancels them all, last first. Polled again after
/// completion: panics.
template <class... F>
class [[nodiscard]] Select {
  static_assert(sizeof...(F) != 0, "select needs a future");

 public:
  /// `index()` says which child was first; its output is std::get<index>. std::monostate stands for void, T* for T&.
  using Output = std::variant<detail::alternative_t<output_t<F>>...>;

  /// Takes the futures, not polled yet.
  explicit Select(bool is_biased, F&&... futures) : children_(static_cast<F&&>(futures)...), biased_(is_biased) {}
  Select(Select&&) = default;
  Select& operator=(Select&&) = delete;
  ~Select() noexcept((std::is_nothrow_destructible_v<F> && ...)) { clear(std::index_sequence_for<F...>{}); }

  /// Polls the children from this poll's first one on, wrapping around, until one is ready.
  Poll<Output> poll(Context& cx) { return poll(cx, std::index_sequence_for<F...>{}); }

 private:
  template <std::size_t... I>
  Poll<Output> poll(Context& cx, std::index_sequence<I...>) {
    detail::check(!done_, "future polled after completion", "pollux::select", __FILE__, __LINE__);
    struct Finish {
      Select& select;
      bool pending;
      ~Finish() noexcept(false) {
        if (pending) return;
        select.done_ = true;
        select.clear(std::index_sequence_for<F...>{});
      }
    } finish{*this, false};
    std::size_t const start = first();
    Poll<Output> result = Pending;
    bool const ready = ((I >= start && poll_child<I>(cx, result)) || ...) || ((I < start && poll_child<I>(cx, result)) || ...);
    finish.pending = !ready;
    return result;
  }

  template <std::size_t I>
  bool poll_child(Context& cx, Poll<Output>& result) {
    auto polled = std::get<I>(children_)->poll(cx);
    if (polled.is_pending()) return false;
    result = Poll<Output>(Ready(Output(std::in_place_index<I>, detail::take_alternative(polled))));
    return true;
  }

  std::size_t first() noexcept {
    if (biased_ || sizeof...(F) == 1) return 0;
    unsigned const turn = detail::select_turn.load(detail::relaxed);
    detail::select_turn.store(turn + 1, detail::relaxed);
    return turn % sizeof...(F);
  }

  template <std::size_t... I>
  void clear(std::index_sequence<I...>) {
    (std::get<sizeof...(I) - 1 - I>(children_).reset(), ...);
  }

  std::tuple<std::optional<F>...> children_;
  bool biased_;
  bool done_ = false;
};

/// A future of the first output. Each poll starts at another child, so that one which is always ready cannot starve the others.
/// The futures are moved in.
template <class... G, class = std::enable_if_t<(is_future_v<G> && ...)>>
Select<std::decay_t<G>...> select(G&&... futures) {
  static_assert((!std::is_lvalue_reference_v<G> && ...), "select owns its futures and destroys the losers: std::move them in");
  return Select<std::decay_t<G>...>(false, static_cast<G&&>(futures)...);
}

/// The same, polled in the order of the arguments: an earlier one wins when two are ready, and may starve the later ones.
template <class... G, class = std::enable_if_t<(is_future_v<G> && ...)>>
Select<std::decay_t<G>...> select(BiasedTag, G&&... futures) {
  static_assert((!std::is_lvalue_reference_v<G> && ...), "select owns its futures and destroys the losers: std::move them in");
  return Select<std::decay_t<G>...>(true, static_cast<G&&>(futures)...);
}

}  // namespace pollux
