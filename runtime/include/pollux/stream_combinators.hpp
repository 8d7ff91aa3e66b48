// How is a stream made from other streams, and a future from a whole stream? By combinators, as members or as free functions:
//   auto squares = numbers(10).map([](int n) { return n * n; }).take(3);
//   while (auto square = co_await squares.next()) use(*square);
//   auto pages = co_await urls().map(fetch).buffered(8).collect<std::vector>();
// Members, since a chain reads in the order in which it runs, as Rust's and Tokio's do; the free functions are for streams that have
// no members (`map(countdown, f)`). A stream that is an rvalue moves into the combinator, and must not have been polled; an lvalue is
// polled where it is, must outlive the combinator, and goes on behind what that took: `sum += co_await s.take(3).collect<List>()`.
//
// Each polls what it is made of in place, with no allocation, but for `buffered`, and what a container allocates. Nothing here
// suspends by itself: a stream that is always ready is taken to its end in one poll by `for_each` and `collect`.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "join.hpp"
#include "poll.hpp"
#include "slot.hpp"
#include "stream.hpp"
#include "traits.hpp"
#include "waker.hpp"

namespace pollux {

/// What the stream S (or a reference to it) gives.
template <class S>
using item_t = typename std::remove_reference_t<S>::Item;

/// The stream of what `f` makes of each item; see map().
template <class S, class F>
class [[nodiscard]] Map : public StreamExt<Map<S, F>> {
 public:
  using Item = std::remove_cv_t<std::remove_reference_t<std::invoke_result_t<F&, item_t<S>>>>;

  Map(S&& stream, F f) : stream_(static_cast<S&&>(stream)), f_(static_cast<F&&>(f)) {}

  Poll<std::optional<Item>> poll_next(Context& cx) {
    auto polled = stream_.poll_next(cx);
    if (polled.is_pending()) return Pending;
    if (!polled->has_value()) return Ready(std::nullopt);
    return Ready(f_(static_cast<item_t<S>&&>(**polled)));
  }

 private:
  S stream_;
  F f_;
};

/// The stream of the items that a predicate holds of; see filter().
template <class S, class P>
class [[nodiscard]] Filter : public StreamExt<Filter<S, P>> {
 public:
  using Item = item_t<S>;

  Filter(S&& stream, P predicate)
      : stream_(static_cast<S&&>(stream)), predicate_(static_cast<P&&>(predicate)) {}

  Poll<std::optional<Item>> poll_next(Context& cx) {
    for (;;) {
      auto polled = stream_.poll_next(cx);
      if (polled.is_pending() || !polled->has_value() || predicate_(std::as_const(**polled))) return polled;
    }
  }

 private:
  S stream_;
  P predicate_;
};

/// The stream of the first items; see take().
template <class S>
class [[nodiscard]] Take : public StreamExt<Take<S>> {
 public:
  using Item = item_t<S>;

  Take(S&& stream, std::size_t count) : stream_(static_cast<S&&>(stream)), left_(count) {}

  /// After the last item that is wanted the stream is polled no more.
  Poll<std::optional<Item>> poll_next(Context& cx) {
    if (left_ == 0) return Ready(std::nullopt);
    auto polled = stream_.poll_next(cx);
    if (polled.is_ready()) left_ = polled->has_value() ? left_ - 1 : 0;
    return polled;
  }

 private:
  S stream_;
  std::size_t left_;
};

/// The stream of two streams' items as they come; see merge().
template <class A, class B>
class [[nodiscard]] Merge : public StreamExt<Merge<A, B>> {
  static_assert(std::is_same_v<item_t<A>, item_t<B>>, "merge: both streams give the same type of item");

 public:
  using Item = item_t<A>;

  Merge(A&& a, B&& b) : a_(static_cast<A&&>(a)), b_(static_cast<B&&>(b)) {}

  /// Who gave an item is asked last the next time.
  Poll<std::optional<Item>> poll_next(Context& cx) {
    for (int asked = 0; asked != 2; ++asked, is_second_ = !is_second_) {
      bool& has_ended = is_second_ ? b_ended_ : a_ended_;
      if (has_ended) continue;
      auto polled = is_second_ ? b_.poll_next(cx) : a_.poll_next(cx);
      if (polled.is_pending()) continue;
      if (polled->has_value()) {
        is_second_ = !is_second_;
        return polled;
      }
      has_ended = true;
    }
    if (a_ended_ && b_ended_) return Ready(std::nullopt);
    return Pending;
  }

 private:
  A a_;
  B b_;
  bool a_ended_ = false;
  bool b_ended_ = false;
  bool is_second_ = false;  // whose turn it is
};

namespace detail {

// A Child and its state.
template <class F>
class MaybeDone {
 public:
  using Element = typename Child<F>::Element;

  explicit MaybeDone(F&& future) { child_.construct(state_, static_cast<F&&>(future)); }
  MaybeDone(MaybeDone&&) = delete;
  MaybeDone& operator=(MaybeDone&&) = delete;
  ~MaybeDone() noexcept(Child<F>::kNothrowDestructible) { child_.clear(state_); }

  // True if the output is there.
  bool poll(Context& cx) { return child_.poll(state_, cx); }
  Element&& output() noexcept { return child_.output(); }

 private:
  Child<F> child_;
  ChildState state_ = ChildState::Gone;
};

}  // namespace detail

/// The stream of the outputs of a stream's futures, of which several run at the same time; see buffered().
template <class S>
class [[nodiscard]] Buffered : public StreamExt<Buffered<S>> {
  using Child = detail::MaybeDone<item_t<S>>;
  static_assert(is_future_v<item_t<S>>, "buffered: the items of the stream are futures");

 public:
  using Item = typename Child::Element;

  Buffered(S&& stream, std::size_t limit) : stream_(static_cast<S&&>(stream)), limit_(limit) {
    detail::check(limit != 0, "no future may run", "pollux::buffered", __FILE__, __LINE__);
  }
  Buffered(Buffered&&) = default;  // nothing runs yet
  Buffered& operator=(Buffered&&) = delete;
  /// Cancels what runs, the last first.
  ~Buffered() {
    while (count_ != 0) child(--count_).destroy();
  }

  /// Allocates the room for `limit` futures at the first poll. An exception of a future ends the stream.
  Poll<std::optional<Item>> poll_next(Context& cx) {
    if (children_ == nullptr) children_ = std::make_unique<Slot<Child>[]>(limit_);
    while (count_ != limit_ && !has_ended_) {
      auto polled = stream_.poll_next(cx);
      if (polled.is_pending()) break;
      if (polled->has_value()) {
        child(count_).emplace(static_cast<item_t<S>&&>(**polled));
        ++count_;
      } else {
        has_ended_ = true;
      }
    }
    bool is_first_done = false;
    for (std::size_t i = 0; i != count_; ++i) {
      bool const is_done = child(i)->poll(cx);
      if (i == 0) is_first_done = is_done;
    }
    if (is_first_done) {
      Poll<std::optional<Item>> item = Ready(child(0)->output());
      Slot<Child>& done = child(0);
      first_ = (first_ + 1) % limit_;
      --count_;
      done.destroy();
      return item;
    }
    if (count_ == 0 && has_ended_) return Ready(std::nullopt);
    return Pending;
  }

 private:
  // The i-th in the order of the stream; they stand in a ring.
  Slot<Child>& child(std::size_t i) { return children_[(first_ + i) % limit_]; }

  S stream_;
  std::unique_ptr<Slot<Child>[]> children_;
  std::size_t limit_;
  std::size_t first_ = 0;
  std::size_t count_ = 0;
  bool has_ended_ = false;
};

/// The future of a function's having been called with every item; see for_each().
template <class S, class F>
class [[nodiscard]] ForEach {
  using Result = std::invoke_result_t<F&, item_t<S>>;

 public:
  using Output = void;

  ForEach(S&& stream, F f) : stream_(static_cast<S&&>(stream)), f_(static_cast<F&&>(f)) {}
  ForEach(ForEach&& other) : stream_(static_cast<S&&>(other.stream_)), f_(static_cast<F&&>(other.f_)) {
    detail::check(!other.is_running_, "future moved after it was polled", "pollux::for_each", __FILE__, __LINE__);
  }
  ForEach& operator=(ForEach&&) = delete;
  ~ForEach() {
    if (is_running_) running_.destroy();
  }

  Poll<void> poll(Context& cx) {
    for (;;) {
      if (is_running_) {
        if constexpr (is_future_v<Result>) {
          if (running_->poll(cx).is_pending()) return Pending;
        }
        is_running_ = false;
        running_.destroy();
      }
      auto polled = stream_.poll_next(cx);
      if (polled.is_pending()) return Pending;
      if (!polled->has_value()) return Ready();
      if constexpr (is_future_v<Result>) {
        ::new (running_.storage()) Result(f_(static_cast<item_t<S>&&>(**polled)));
        is_running_ = true;
      } else {
        static_cast<void>(f_(static_cast<item_t<S>&&>(**polled)));
      }
    }
  }

 private:
  S stream_;
  F f_;
  Slot<std::conditional_t<is_future_v<Result>, Result, char>> running_;
  bool is_running_ = false;
};

namespace detail {

template <class C, class T, class = void>
struct HasPushBack : std::false_type {};
template <class C, class T>
struct HasPushBack<C, T, std::void_t<decltype(std::declval<C&>().push_back(std::declval<T>()))>> : std::true_type {};

}  // namespace detail

/// The future of a container of all items; see collect().
template <class S, class C>
class [[nodiscard]] Collect {
 public:
  using Output = C;

  explicit Collect(S&& stream) : stream_(static_cast<S&&>(stream)) {}

  Poll<C> poll(Context& cx) {
    for (;;) {
      auto polled = stream_.poll_next(cx);
      if (polled.is_pending()) return Pending;
      if (!polled->has_value()) return Ready(static_cast<C&&>(items_));
      if constexpr (detail::HasPushBack<C, item_t<S>>::value) {
        items_.push_back(static_cast<item_t<S>&&>(**polled));
      } else {
        items_.insert(static_cast<item_t<S>&&>(**polled));
      }
    }
  }

 private:
  S stream_;
  C items_{};
};

/// The stream of `f(item)` for each item.
template <class S, class F, class = std::enable_if_t<is_stream_v<S>>>
Map<S, F> map(S&& stream, F f) {
  return Map<S, F>(static_cast<S&&>(stream), static_cast<F&&>(f));
}

/// The stream of the items that `predicate(item)` is true of.
template <class S, class P, class = std::enable_if_t<is_stream_v<S>>>
Filter<S, P> filter(S&& stream, P predicate) {
  return Filter<S, P>(static_cast<S&&>(stream), static_cast<P&&>(predicate));
}

/// The stream of the first `count` items.
template <class S, class = std::enable_if_t<is_stream_v<S>>>
Take<S> take(S&& stream, std::size_t count) {
  return Take<S>(static_cast<S&&>(stream), count);
}

/// The stream of the items of both, as they come; neither starves the other. It ends when both have.
template <class A, class B, class = std::enable_if_t<is_stream_v<A> && is_stream_v<B>>>
Merge<A, B> merge(A&& a, B&& b) {
  return Merge<A, B>(static_cast<A&&>(a), static_cast<B&&>(b));
}

/// Of a stream of futures: the stream of their outputs, in the stream's order, while up to `limit` of them run at the same time.
template <class S, class = std::enable_if_t<is_stream_v<S>>>
Buffered<S> buffered(S&& stream, std::size_t limit) {
  return Buffered<S>(static_cast<S&&>(stream), limit);
}

/// Calls `f(item)` with each item; ready at the stream's end. If f returns a future, that is awaited before the next item.
template <class S, class F, class = std::enable_if_t<is_stream_v<S>>>
ForEach<S, F> for_each(S&& stream, F f) {
  return ForEach<S, F>(static_cast<S&&>(stream), static_cast<F&&>(f));
}

/// All items in a container, by its `push_back` or else `insert`: `collect<std::string>(stream)`.
template <class C, class S, class = std::enable_if_t<is_stream_v<S>>>
Collect<S, C> collect(S&& stream) {
  return Collect<S, C>(static_cast<S&&>(stream));
}
/// The same in a container of the items' type: `collect<std::vector>(stream)`.
template <template <class...> class C, class S, class = std::enable_if_t<is_stream_v<S>>>
Collect<S, C<item_t<S>>> collect(S&& stream) {
  return Collect<S, C<item_t<S>>>(static_cast<S&&>(stream));
}

}  // namespace pollux
