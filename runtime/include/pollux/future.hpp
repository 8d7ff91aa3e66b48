// How is a future kept whose type is not known? In a `Future<T>`: an owner of any future that gives a T.
//
// It is also what an async function is declared to return. Three things stand behind that one type, told apart by a table of two
// functions, which costs two words and one allocation each:
//   a boxed future      Future<int> f = total(client, "x");      any future type, moved (not polled yet) to the heap
//   a native coroutine  ASYNC Future<int> total(...) {...}       compiled without the tool: its own frame (coroutine.hpp)
//   nothing             moved from, or completed: polling it ends the program
// Lowered code awaits the futures it knows in place, and comes here only where a box cannot be avoided.
#pragma once

#include <new>
#include <type_traits>
#include <utility>

#include "box.hpp"
#include "panic.hpp"
#include "poll.hpp"
#include "traits.hpp"
#include "waker.hpp"

namespace pollux {

namespace detail {

template <class T>
struct FuturePromise;

template <class T>
struct FutureVTable;

// What a Future<T> holds.
template <class T>
struct OwnedFuture {
  void* object;
  FutureVTable<T> const* vtable;
};

// What a kind of future behind a Future<T> does. `poll` may replace the object and table it is called through: a coroutine does
// so when it completes, because its frame is gone by then. Not noexcept: an exception leaves `poll`, and a destructor may throw.
template <class T>
struct FutureVTable {
  Poll<T> (*poll)(OwnedFuture<T>& self, Context& cx);
  void (*destroy)(void* object);
};

template <class T>
struct NoFuture {
  static Poll<T> poll(OwnedFuture<T>& self, Context&) {
    panic(self.vtable == &moved ? "future polled after it was moved from" : "future polled after completion", "pollux::Future", __FILE__,
          __LINE__);
  }
  static void destroy(void*) {}
  static constexpr FutureVTable<T> moved{&poll, &destroy};
  static constexpr FutureVTable<T> completed{&poll, &destroy};
};

template <class F>
struct BoxedFuture {
  using T = output_t<F>;
  static Poll<T> poll(OwnedFuture<T>& self, Context& cx) { return static_cast<F*>(self.object)->poll(cx); }
  static void destroy(void* object) { delete static_cast<F*>(object); }
  static constexpr FutureVTable<T> vtable{&poll, &destroy};
};

}  // namespace detail

/// Owns a future of T, whatever its type. Two words, movable at any time (what it owns stays where it is), never copied. Dropping
/// it cancels: the future is destroyed. It belongs to one thread at a time, and may go to another if what it owns may.
template <class T>
class [[nodiscard]] Future {
 public:
  using Output = T;

  /// Boxes a future: moves it to the heap, which allocates once and may throw std::bad_alloc. It must not have been polled.
  template <
      class F,
      class = std::enable_if_t<!std::is_reference_v<F> && !std::is_const_v<F> && !std::is_same_v<F, Future> && is_future_v<F>>,
      class = std::enable_if_t<std::is_same_v<output_t<F>, T>>>
  Future(F&& future) : owned_{new F(static_cast<F&&>(future)), &detail::BoxedFuture<F>::vtable} {}

  Future(Future&& other) noexcept : owned_{other.owned_.object, std::exchange(other.owned_.vtable, &detail::NoFuture<T>::moved)} {}
  /// Destroys the future that was owned, last.
  Future& operator=(Future&& other) noexcept {
    Future taken(static_cast<Future&&>(other));
    std::swap(owned_, taken.owned_);
    return *this;
  }
  ~Future() { owned_.vtable->destroy(owned_.object); }

  /// Polls the future that is owned. An exception that it throws leaves here, and the future has completed then. Polling after
  /// completion panics.
  Poll<T> poll(Context& cx) { return owned_.vtable->poll(owned_, cx); }

 private:
  friend struct detail::FuturePromise<T>;
  Future(void* object, detail::FutureVTable<T> const* vtable) noexcept : owned_{object, vtable} {}

  detail::OwnedFuture<T> owned_;
};

/// What a lowered async lambda returns: the frame of its future, and its body, which sees what the lambda captures. It refers to
/// the closure, which must outlive it, as that of a coroutine must. Moved before its first poll only, which the frame checks. The
/// body of a lambda without captures takes no room.
template <class Frame, class Body>
struct [[nodiscard]] LambdaFuture : Body {
  using Output = typename Frame::Output;

  Poll<Output> poll(Context& cx) { return static_cast<Body&>(*this)(frame, cx); }
  /// For who awaits it where it was made, as other lowered futures have it: the same.
  Poll<Output> poll_in_place(Context& cx) { return poll(cx); }

  Frame frame;
};

template <class Frame, class Body>
LambdaFuture(Body, Frame) -> LambdaFuture<Frame, Body>;

/// Names the constructor of a LambdaFrame's frame that has no parameters to capture, and the one that moves out of another.
struct Captured {};
struct Moved {};

namespace detail {

template <class Frame, class = void>
struct FrameValue {
  using Item = typename Frame::Item;
};
template <class Frame>
struct FrameValue<Frame, std::void_t<typename Frame::Output>> {
  using Output = typename Frame::Output;
};

}  // namespace detail

/// The frame of an async lambda that stands in several templates in each other, of which one is a lambda: of a class there Clang 19
/// leaves out the special members, so that it has `Frame(Captured)`, `Frame(Frame&, Moved)` and `cancel()` instead.
template <class Frame>
struct LambdaFrame : detail::FrameValue<Frame> {
  template <class... Arguments>
  explicit LambdaFrame(Arguments&&... arguments) {
    ::new (static_cast<void*>(&frame)) Frame(static_cast<Arguments&&>(arguments)...);
  }
  LambdaFrame(LambdaFrame&& other) { ::new (static_cast<void*>(&frame)) Frame(other.frame, Moved{}); }
  ~LambdaFrame() { frame.cancel(); }

  operator Frame&() { return frame; }

  union {
    Frame frame;  // what `cancel` leaves needs no destructor
  };
};

}  // namespace pollux

#include "coroutine.hpp"  // last: it needs what stands above
