// What gives many values, one after the other, and may have to wait for each? A stream.
//
// A stream is any type with a member type `Item` and `Poll<std::optional<Item>> poll_next(Context&)`; an empty optional is its
// end.
//   ASYNC Stream<int> count(int n) { for (int i = 0; i < n; ++i) { co_await yield_now(); co_yield i; } }
//   auto numbers = count(3);
//   while (auto number = co_await numbers.next()) use(*number);
// `Stream<T>` owns a stream of any type, and is what an async function with `co_yield` is declared to return.
#pragma once

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

#include "panic.hpp"
#include "poll.hpp"
#include "traits.hpp"
#include "waker.hpp"

namespace pollux {

template <class T>
class Stream;

/// What lowered code returns for `co_yield value`, where making the item may throw: makes it, and only then says that the stream
/// is suspended in state `next`, and by `suspended` that what is alive in it lives on.
template <class T, class State, class U = T>
POLLUX_INLINE Poll<std::optional<T>> yield_value(State& state, State next, bool& suspended, U&& value) {
  Poll<std::optional<T>> item = Ready(static_cast<U&&>(value));  // every return names it, so that it is never copied
  state = next;
  suspended = true;
  return item;
}

namespace detail {

template <class S, class = void>
struct IsStream : std::false_type {};
template <class S>
struct IsStream<S, std::enable_if_t<std::is_same_v<Poll<std::optional<typename S::Item>>,
                                                   decltype(std::declval<S&>().poll_next(std::declval<Context&>()))>>>
    : std::true_type {};

template <class T>
struct StreamPromise;

template <class T>
struct StreamVTable;

// What a Stream<T> holds.
template <class T>
struct OwnedStream {
  void* object;
  StreamVTable<T> const* vtable;
};

// What a kind of stream behind a Stream<T> does; see FutureVTable.
template <class T>
struct StreamVTable {
  Poll<std::optional<T>> (*poll_next)(OwnedStream<T>& self, Context& cx);
  void (*destroy)(void* object);
};

template <class T>
struct NoStream {
  static Poll<std::optional<T>> poll_next(OwnedStream<T>& self, Context&) {
    panic(self.vtable == &moved ? "stream polled after it was moved from" : "stream polled after its end", "pollux::Stream", __FILE__,
          __LINE__);
  }
  static void destroy(void*) {}
  static constexpr StreamVTable<T> moved{&poll_next, &destroy};
  static constexpr StreamVTable<T> completed{&poll_next, &destroy};
};

template <class S>
struct BoxedStream {
  using T = typename S::Item;
  static Poll<std::optional<T>> poll_next(OwnedStream<T>& self, Context& cx) {
    return static_cast<S*>(self.object)->poll_next(cx);
  }
  static void destroy(void* object) { delete static_cast<S*>(object); }
  static constexpr StreamVTable<T> vtable{&poll_next, &destroy};
};

}  // namespace detail

/// True if S, or what the reference S refers to, is a stream.
template <class S>
inline constexpr bool is_stream_v = detail::IsStream<std::remove_reference_t<S>>::value;

/// The future of a stream's next item. Refers to the stream, which must outlive it. Dropping it loses nothing: the stream goes on
/// where it is.
template <class S>
class [[nodiscard]] Next {
 public:
  using Output = std::optional<typename S::Item>;

  explicit Next(S& stream POLLUX_LIFETIMEBOUND) noexcept : stream_(&stream) {}

  Poll<Output> poll(Context& cx) { return stream_->poll_next(cx); }

 private:
  S* stream_;
};

// Of stream_combinators.hpp.
template <class S, class F>
class Map;
template <class S, class P>
class Filter;
template <class S>
class Take;
template <class A, class B>
class Merge;
template <class S>
class Buffered;
template <class S, class F>
class ForEach;
template <class S, class C>
class Collect;

/// What can be done with any stream, as members: `numbers(3).take(2)`. A stream has them by deriving from this, with itself as the
/// argument. The free functions of the same names take every stream; what they do stands in stream_combinators.hpp. Called on an
/// lvalue, they refer to the stream; on an rvalue, they move it.
template <class Self>
struct StreamExt {
  /// The future of the next item, to be awaited before the stream is moved or destroyed.
  Next<Self> next() & noexcept POLLUX_LIFETIMEBOUND { return Next<Self>(static_cast<Self&>(*this)); }

  /// The stream of `f(item)` for each item.
  template <class F>
  Map<Self&, F> map(F f) & POLLUX_LIFETIMEBOUND {
    return Map<Self&, F>(static_cast<Self&>(*this), static_cast<F&&>(f));
  }
  template <class F>
  Map<Self, F> map(F f) && {
    return Map<Self, F>(static_cast<Self&&>(*this), static_cast<F&&>(f));
  }
  /// The stream of the items that `predicate(item)` is true of.
  template <class P>
  Filter<Self&, P> filter(P predicate) & POLLUX_LIFETIMEBOUND {
    return Filter<Self&, P>(static_cast<Self&>(*this), static_cast<P&&>(predicate));
  }
  template <class P>
  Filter<Self, P> filter(P predicate) && {
    return Filter<Self, P>(static_cast<Self&&>(*this), static_cast<P&&>(predicate));
  }
  /// The stream of the first `count` items.
  Take<Self&> take(std::size_t count) & POLLUX_LIFETIMEBOUND {
    return Take<Self&>(static_cast<Self&>(*this), count);
  }
  Take<Self> take(std::size_t count) && {
    return Take<Self>(static_cast<Self&&>(*this), count);
  }
  /// The stream of the items of both, as they come; it ends when both have.
  template <class Other>
  Merge<Self&, Other> merge(Other&& other) & POLLUX_LIFETIMEBOUND {
    return Merge<Self&, Other>(static_cast<Self&>(*this), static_cast<Other&&>(other));
  }
  template <class Other>
  Merge<Self, Other> merge(Other&& other) && {
    return Merge<Self, Other>(static_cast<Self&&>(*this), static_cast<Other&&>(other));
  }
  /// Of a stream of futures: that of their outputs, in order, while up to `limit` of them run at the same time.
  Buffered<Self&> buffered(std::size_t limit) & POLLUX_LIFETIMEBOUND {
    return Buffered<Self&>(static_cast<Self&>(*this), limit);
  }
  Buffered<Self> buffered(std::size_t limit) && {
    return Buffered<Self>(static_cast<Self&&>(*this), limit);
  }
  /// Calls `f(item)` with each item, and awaits what it returns if that is a future; ready at the stream's end.
  template <class F>
  ForEach<Self&, F> for_each(F f) & POLLUX_LIFETIMEBOUND {
    return ForEach<Self&, F>(static_cast<Self&>(*this), static_cast<F&&>(f));
  }
  template <class F>
  ForEach<Self, F> for_each(F f) && {
    return ForEach<Self, F>(static_cast<Self&&>(*this), static_cast<F&&>(f));
  }
  /// All items in a container: `collect<std::string>()`.
  template <class C>
  Collect<Self&, C> collect() & POLLUX_LIFETIMEBOUND {
    return Collect<Self&, C>(static_cast<Self&>(*this));
  }
  template <class C>
  Collect<Self, C> collect() && {
    return Collect<Self, C>(static_cast<Self&&>(*this));
  }
  /// The same in a container of the items' type: `collect<std::vector>()`.
  template <template <class...> class C, class S = Self>
  Collect<S&, C<typename S::Item>> collect() & POLLUX_LIFETIMEBOUND {
    return Collect<S&, C<typename S::Item>>(static_cast<Self&>(*this));
  }
  template <template <class...> class C, class S = Self>
  Collect<S, C<typename S::Item>> collect() && {
    return Collect<S, C<typename S::Item>>(static_cast<Self&&>(*this));
  }
};

/// The next item of any stream: `co_await next(stream)`.
template <class S, class = std::enable_if_t<is_stream_v<S>>>
Next<S> next(S& stream POLLUX_LIFETIMEBOUND) noexcept {
  return Next<S>(stream);
}

/// Owns a stream of T, whatever its type. Two words, movable at any time, never copied. Dropping it cancels. It belongs to one
/// thread at a time.
template <class T>
class [[nodiscard]] Stream : public StreamExt<Stream<T>> {
  static_assert(std::is_object_v<T>, "Stream<T>: items are objects");

 public:
  using Item = T;

  /// Boxes a stream: moves it to the heap, which allocates once and may throw std::bad_alloc. It must not have been polled.
  template <
      class S,
      class = std::enable_if_t<!std::is_reference_v<S> && !std::is_const_v<S> && !std::is_same_v<S, Stream> && is_stream_v<S>>,
      class = std::enable_if_t<std::is_same_v<typename S::Item, T>>>
  Stream(S&& stream) : owned_{new S(static_cast<S&&>(stream)), &detail::BoxedStream<S>::vtable} {}

  Stream(Stream&& other) noexcept : owned_{other.owned_.object, std::exchange(other.owned_.vtable, &detail::NoStream<T>::moved)} {}
  /// Destroys the stream that was owned, last.
  Stream& operator=(Stream&& other) noexcept {
    Stream taken(static_cast<Stream&&>(other));
    std::swap(owned_, taken.owned_);
    return *this;
  }
  ~Stream() { owned_.vtable->destroy(owned_.object); }

  /// Polls for the next item; an empty optional is the end, and polling after it panics. An exception ends the stream too.
  Poll<std::optional<T>> poll_next(Context& cx) { return owned_.vtable->poll_next(owned_, cx); }

 private:
  friend struct detail::StreamPromise<T>;
  Stream(void* object, detail::StreamVTable<T> const* vtable) noexcept : owned_{object, vtable} {}

  detail::OwnedStream<T> owned_;
};

/// What a lowered async lambda that gives many values returns; LambdaFuture's counterpart.
template <class Frame, class Body>
struct [[nodiscard]] LambdaStream : StreamExt<LambdaStream<Frame, Body>>, Body {
  using Item = typename Frame::Item;

  LambdaStream(Body sees, Frame&& captured) : Body(static_cast<Body&&>(sees)), frame(static_cast<Frame&&>(captured)) {}

  Poll<std::optional<Item>> poll_next(Context& cx) { return static_cast<Body&>(*this)(frame, cx); }

  Frame frame;
};

template <class Frame, class Body>
LambdaStream(Body, Frame) -> LambdaStream<Frame, Body>;

}  // namespace pollux

#include "coroutine.hpp"  // last: these need what stands above
#include "stream_combinators.hpp"
