// How is a future kept whose type is not known, without a heap? In an `InplaceFuture<T, Size>`: room for any future of a T that
// takes up to Size bytes.
//   struct Sensor { virtual InplaceFuture<int, 64> read() = 0; };     each sensor's own future, no allocation
// A Future<T> is two words and allocates; this is Size bytes and three functions' table, and says at compile time what won't fit.
#pragma once

#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

#include "panic.hpp"
#include "poll.hpp"
#include "traits.hpp"
#include "waker.hpp"

namespace pollux {

/// What a compiler names when `F`, of `Needed` bytes, is put where `Room` bytes are.
template <class F, std::size_t Needed, std::size_t Room>
struct FutureTooLarge {
  static_assert(Needed <= Room, "this future does not fit into the InplaceFuture: see FutureTooLarge<future, needed, room>");
  static constexpr bool value = true;
};

namespace detail {

template <class T>
struct InplaceVTable {
  Poll<T> (*poll)(void* object, Context& cx);
  void (*move)(void* from, void* to);  // constructs at `to`, and destroys at `from`
  void (*destroy)(void* object);
};

template <class F>
struct InplaceOperations {
  using T = output_t<F>;
  static Poll<T> poll(void* object, Context& cx) { return static_cast<F*>(object)->poll(cx); }
  static void move(void* from, void* to) {
    ::new (to) F(static_cast<F&&>(*static_cast<F*>(from)));
    static_cast<F*>(from)->~F();
  }
  static void destroy(void* object) { static_cast<F*>(object)->~F(); }
  static constexpr InplaceVTable<T> vtable{&poll, &move, &destroy};
};

template <class T>
struct InplaceNothing {
  static Poll<T> poll(void*, Context&) { panic("future polled after it was moved from", "pollux::InplaceFuture", __FILE__, __LINE__); }
  static void move(void*, void*) {}
  static void destroy(void*) {}
  static constexpr InplaceVTable<T> vtable{&poll, &move, &destroy};
};

}  // namespace detail

/// Owns a future of T, of any type that takes up to Size bytes and is aligned to no more than Alignment. It is moved by moving what
/// it owns, so only before the first poll if that says so, as lowered futures do. Never copied. Dropping it cancels.
template <class T, std::size_t Size, std::size_t Alignment = alignof(std::max_align_t)>
class [[nodiscard]] InplaceFuture {
 public:
  using Output = T;

  /// Moves a future in, which must not have been polled. One that does not fit is an error that names both sizes.
  template <class F, class = std::enable_if_t<!std::is_reference_v<F> && !std::is_const_v<F> && !std::is_same_v<F, InplaceFuture> &&
                                              is_future_v<F>>,
            class = std::enable_if_t<std::is_same_v<output_t<F>, T>>>
  InplaceFuture(F&& future) : vtable_(&detail::InplaceOperations<F>::vtable) {
    static_assert(FutureTooLarge<F, sizeof(F), Size>::value);
    static_assert(alignof(F) <= Alignment, "this future needs a stricter alignment than the InplaceFuture has");
    ::new (static_cast<void*>(storage_)) F(static_cast<F&&>(future));
  }

  InplaceFuture(InplaceFuture&& other) { take(other); }
  /// Destroys the future that was owned, first: there is room for one.
  InplaceFuture& operator=(InplaceFuture&& other) {
    if (this != &other) {
      std::exchange(vtable_, &detail::InplaceNothing<T>::vtable)->destroy(storage_);
      take(other);
    }
    return *this;
  }
  ~InplaceFuture() { vtable_->destroy(storage_); }

  /// Polls the future that is owned. An exception that it throws leaves here.
  Poll<T> poll(Context& cx) { return vtable_->poll(storage_, cx); }

 private:
  // If the move throws, this owns nothing, and the other what it owned.
  void take(InplaceFuture& other) {
    other.vtable_->move(other.storage_, storage_);
    vtable_ = std::exchange(other.vtable_, &detail::InplaceNothing<T>::vtable);
  }

  alignas(Alignment) unsigned char storage_[Size];
  detail::InplaceVTable<T> const* vtable_ = &detail::InplaceNothing<T>::vtable;
};

}  // namespace pollux
