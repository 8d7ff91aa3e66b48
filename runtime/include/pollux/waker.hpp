// How does a future say "poll me again"? Through the `Waker` that the `Context` of its last poll refers to.
//
// A Waker is two words: a data pointer, and a table of four functions that whoever runs the task supplies. It knows nothing of
// threads or tasks; one table serves all tasks of a kind, so that `will_wake` can compare two wakers by their words.
//   waker_ = cx.waker();                  // clone: keep it for later (only the latest; see `will_wake`)
//   std::move(waker_).wake();             // later, from anywhere: polls the task again
// Source: Rust's core::task, whose names these are.
#pragma once

#include <type_traits>
#include <utility>

#include "config.hpp"

namespace pollux {

class Waker;

/// What a kind of waker does, as four functions of its data pointer. Every entry may be called from any thread, also at the same
/// time and after the task has finished; none may throw, poll, or destroy the task's future.
struct WakerVTable {
  /// Makes a second waker for the same task.
  Waker (*clone)(void* data) noexcept;
  /// Wakes the task, and gives up this waker's share in `data`: `wake_by_ref` and `drop` in one.
  void (*wake)(void* data) noexcept;
  /// Wakes the task.
  void (*wake_by_ref)(void* data) noexcept;
  /// Gives up this waker's share in `data`.
  void (*drop)(void* data) noexcept;
};

namespace detail {

// A waker's two words, without its life: can be a constant, and needs no destruction at exit.
struct WakerWords {
  void* data;
  WakerVTable const* vtable;  // never null, so that nobody who wakes has to ask
};

// What does nothing: a moved-from waker, and `noop_waker`.
struct NoopWaker {
  static Waker clone(void* data) noexcept;
  static void ignore(void*) noexcept {}
  static constexpr WakerVTable vtable{&clone, &ignore, &ignore, &ignore};
  static constexpr WakerWords words{nullptr, &vtable};
};

}  // namespace detail

/// A handle that gets one task polled again. Copying clones, destroying drops; a moved-from Waker does nothing. The functions of
/// one Waker object may be called by one thread at a time (const ones by several); different Wakers of one task are independent.
class Waker : private detail::WakerWords {
 public:
  /// Takes over one share in `data`, to be given up through `vtable->drop` or `vtable->wake`. `vtable` outlives all wakers; with
  /// null this is a waker that does nothing.
  constexpr Waker(void* data, WakerVTable const* vtable) noexcept
      : WakerWords{data, vtable != nullptr ? vtable : &detail::NoopWaker::vtable} {}
  constexpr Waker(void* data, WakerVTable const& vtable) noexcept : WakerWords{data, &vtable} {}
  Waker(void* data, WakerVTable const&& vtable) = delete;

  Waker(Waker const& other) noexcept : Waker(other.words().vtable->clone(other.words().data)) {}
  Waker(Waker&& other) noexcept : WakerWords{other.WakerWords::data, other.released()} {}
  /// Clones unless both wake the same task already.
  Waker& operator=(Waker const& other) noexcept {
    if (!will_wake(other)) Waker(other).swap(*this);
    return *this;
  }
  Waker& operator=(Waker&& other) noexcept {
    Waker(std::move(other)).swap(*this);
    return *this;
  }
  ~Waker() {
    if (words().vtable != &detail::NoopWaker::vtable) words().vtable->drop(words().data);  // most have been moved from
  }

  /// Has the task polled again, soon and by its executor: never inside this call. Consumes the waker: `std::move(w).wake()`.
  void wake() && noexcept { released()->wake(words().data); }

  /// Has the task polled again, and keeps the waker.
  void wake_by_ref() const noexcept { words().vtable->wake_by_ref(words().data); }

  /// True if both wake the same task. False negatives are allowed, so it only serves to save a clone.
  bool will_wake(Waker const& other) const noexcept {
    return words().data == other.words().data && words().vtable == other.words().vtable;
  }

  /// The two words, for those who define a WakerVTable. The table is never null.
  void* data() const noexcept { return words().data; }
  WakerVTable const* vtable() const noexcept { return words().vtable; }

  void swap(Waker& other) noexcept { std::swap(static_cast<WakerWords&>(*this), static_cast<WakerWords&>(other)); }

 private:
  friend Waker const& noop_waker() noexcept;

  WakerWords const& words() const noexcept { return *this; }
  // Leaves a waker that does nothing.
  WakerVTable const* released() noexcept { return std::exchange(WakerWords::vtable, &detail::NoopWaker::vtable); }
};

static_assert(sizeof(Waker) == 2 * sizeof(void*), "a Waker is two words");
static_assert(std::is_standard_layout_v<Waker>);

inline Waker detail::NoopWaker::clone(void* data) noexcept { return Waker(data, vtable); }

/// A waker that does nothing, for polling by hand. It exists for the whole program: a constant in the shape of a Waker, since a
/// static Waker would be destroyed at exit, which a freestanding program may have no means for.
inline Waker const& noop_waker() noexcept { return static_cast<Waker const&>(detail::NoopWaker::words); }

/// What a poll is given: the waker of the task that is being polled, and how much it may still do before others get their turn.
/// Refers to both; they must outlive it. One is made for each poll of a task and passed down by reference.
class Context {
 public:
  explicit Context(Waker const& waker POLLUX_LIFETIMEBOUND) noexcept : waker_(&waker) {}
  /// With a budget: how many more units the leaf futures of this poll may spend.
  Context(Waker const& waker POLLUX_LIFETIMEBOUND, unsigned& budget POLLUX_LIFETIMEBOUND) noexcept
      : waker_(&waker), budget_(&budget) {}
  explicit Context(Waker const&&) = delete;
  Context(Waker const&&, unsigned&) = delete;

  /// The waker to clone before returning `Pending`. Valid during the poll only.
  Waker const& waker() const noexcept { return *waker_; }

  /// For a leaf future that could complete now: spends one unit of the task's budget. False if none is left; then the task has
  /// been woken already, and the future returns `Pending` so that others run first. Without a budget always true.
  bool spend() noexcept {
    if (budget_ == nullptr) return true;
    if (*budget_ == 0) {
      waker_->wake_by_ref();
      return false;
    }
    --*budget_;
    return true;
  }

 private:
  Waker const* waker_;
  unsigned* budget_ = nullptr;
};

}  // namespace pollux
