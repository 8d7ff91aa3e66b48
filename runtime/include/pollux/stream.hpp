// What gives many values, one after the other, and may have to wait for each? A stream.
//
// A stream is any type with a member type `Item` and `Poll<std::optional<Item>> poll_next(Context&)`; an empty optional is its
// end.
//   ASYNC Stream<int> count(int n) { for (int i = 0; i < n; ++i) { co_await yield_now(); co_yield i; } }
//   auto numbers = count(3);
//   while (auto number = co_await numbers.next()) use(*number);
// `Stream<T>` owns a stream of any type, and is what an async function with `co_yield` is declared to return.
#pragma once

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

namespace detail {

template <class S, class = void>
struct IsStream : std::false_type {};
template <class S>
struct IsStream<S, std::enable_if_t<std::is_same_v<Poll<std::optional<typename S::Item>>,
                                                   decltype(std::declval<S&>().poll_next(std::declval<Context&>()))>>>
    : std::true_type {};

template <class T>
struct StreamPromise;

// What a kind of stream behind a Stream<T> does; see FutureVTable.
template <class T>
struct StreamVTable {
  Poll<std::optional<T>> (*poll_next)(void*& object, StreamVTable const*& self, Context& cx);
  void (*destroy)(void* object);
};

template <class T>
struct NoStream {
  static Poll<std::optional<T>> poll_next(void*&, StreamVTable<T> const*& self, Context&) {
    panic(self == &moved ? "stream polled after it was moved from" : "stream polled after its end", "pollux::Stream", __FILE__,
          __LINE__);
  }
  static void destroy(void*) {}
  static constexpr StreamVTable<T> moved{&poll_next, &destroy};
  static constexpr StreamVTable<T> completed{&poll_next, &destroy};
};

template <class S>
struct BoxedStream {
  using T = typename S::Item;
  static Poll<std::optional<T>> poll_next(void*& object, StreamVTable<T> const*&, Context& cx) {
    return static_cast<S*>(object)->poll_next(cx);
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

/// The next item of any stream: `co_await next(stream)`.
template <class S, class = std::enable_if_t<is_stream_v<S>>>
Next<S> next(S& stream POLLUX_LIFETIMEBOUND) noexcept {
  return Next<S>(stream);
}

/// Owns a stream of T, whatever its type. Two words, movable at any time, never copied. Dropping it cancels. It belongs to one
/// thread at a time.
template <class T>
class [[nodiscard]] Stream {
  static_assert(std::is_object_v<T>, "Stream<T>: items are objects");

 public:
  using Item = T;

  /// Boxes a stream: moves it to the heap, which allocates once and may throw std::bad_alloc. It must not have been polled.
  template <
      class S,
      class = std::enable_if_t<!std::is_reference_v<S> && !std::is_const_v<S> && !std::is_same_v<S, Stream> && is_stream_v<S>>,
      class = std::enable_if_t<std::is_same_v<typename S::Item, T>>>
  Stream(S&& stream) : object_(new S(static_cast<S&&>(stream))), vtable_(&detail::BoxedStream<S>::vtable) {}

  Stream(Stream&& other) noexcept : object_(other.object_), vtable_(std::exchange(other.vtable_, &detail::NoStream<T>::moved)) {}
  /// Destroys the stream that was owned, last.
  Stream& operator=(Stream&& other) noexcept {
    Stream taken(static_cast<Stream&&>(other));
    std::swap(object_, taken.object_);
    std::swap(vtable_, taken.vtable_);
    return *this;
  }
  ~Stream() { vtable_->destroy(object_); }

  /// Polls for the next item; an empty optional is the end, and polling after it panics. An exception ends the stream too.
  Poll<std::optional<T>> poll_next(Context& cx) { return vtable_->poll_next(object_, vtable_, cx); }

  /// The future of the next item, to be awaited before this is moved or destroyed.
  Next<Stream> next() & noexcept POLLUX_LIFETIMEBOUND { return Next<Stream>(*this); }

 private:
  friend struct detail::StreamPromise<T>;
  Stream(void* object, detail::StreamVTable<T> const* vtable) noexcept : object_(object), vtable_(vtable) {}

  void* object_;
  detail::StreamVTable<T> const* vtable_;
};

}  // namespace pollux

#include "coroutine.hpp"  // last: it needs what stands above
