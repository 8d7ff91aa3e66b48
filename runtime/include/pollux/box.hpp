// Where is the future of a function that awaits itself, whose frame can't hold another of its kind? On the heap, in a `Box<F>`: one
// word in the frame, and no table as behind a `Future<T>`, since lowered code knows what it awaits.
//   Slot<Box<tree_future>> tree;
//   ::new (frame.tree.storage()) Box<tree_future>(new tree_future(tree(depth - 1)));
//   auto polled = frame.tree->poll_in_place(cx);  // ready: nothing is left
#pragma once

#include <new>

#include "config.hpp"
#include "waker.hpp"

namespace pollux {

/// Owns a future of lowered code on the heap. For lowered code: F, which may be incomplete until the Box is used, has a
/// `poll_in_place`, and was made by `new`. Neither copied nor moved: it is made where it is awaited. Dropping it cancels. It belongs to
/// one thread at a time, as the future does.
template <class F>
class [[nodiscard]] Box {
 public:
  /// Takes ownership of what `new` made.
  explicit Box(F* future) noexcept : future_(future) {}
  Box(Box const&) = delete;
  Box& operator=(Box const&) = delete;
  ~Box() { delete future_; }

  /// For who keeps it until it is destroyed, completed or not. An exception that the future throws leaves here.
  auto poll(Context& cx) { return future_->poll(cx); }

  /// For who awaits it where it was made, and leaves it alone, without destroying it, once it is ready or has thrown: the future has
  /// destroyed all that it held then, and its memory is given back here.
  auto poll_in_place(Context& cx) {
    Room room{future_};
    auto polled = future_->poll_in_place(cx);
    room.is_needed = polled.is_pending();
    return polled;
  }

 private:
  // Gives back the memory of what has ended by itself, whose destructor must not run.
  struct Room {
    F* future;
    bool is_needed = false;

    POLLUX_INLINE ~Room() {
      if (is_needed) return;
      if constexpr (alignof(F) > __STDCPP_DEFAULT_NEW_ALIGNMENT__) {
        ::operator delete(static_cast<void*>(future), std::align_val_t(alignof(F)));
      } else {
        ::operator delete(static_cast<void*>(future));
      }
    }
  };

  F* future_;
};

}  // namespace pollux
