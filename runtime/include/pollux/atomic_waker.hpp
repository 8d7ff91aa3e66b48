// How do a future on one thread and an event on another agree on whom to wake? They share an `AtomicWaker`: one waker, no lock.
//
// The future's poll registers first and checks its condition after; the event sets the condition first and wakes after:
//   waker_.register_waker(cx.waker());            ready_.store(true, ...);
//   if (ready_.load(...)) return Ready();         waker_.wake();
//   return Pending;
// Then one of the two sees the other. May be used from interrupts: `wake` never waits.
// Source: futures-rs, futures-core/src/task/__internal/atomic_waker.rs.
//
//   WAITING ──register──▶ REGISTERING ──stored──▶ WAITING        the slot belongs to who left WAITING
//   WAITING ──wake──────▶ WAKING ──taken──▶ WAITING
//   REGISTERING + wake ──▶ REGISTERING|WAKING                    who registers wakes on the waker's behalf
#pragma once

#include <utility>

#include "detail/atomic.hpp"
#include "waker.hpp"

namespace pollux {

/// A place for the waker of one task, to be registered by that task and woken from anywhere. `wake` and `take` may be called from
/// any number of threads at a time. Two concurrent `register_waker` are a misuse: one of the two is woken at once, none is kept
/// twice. Constant-initialised, so it may be a static.
class AtomicWaker {
 public:
  constexpr AtomicWaker() noexcept : waker_(nullptr, static_cast<WakerVTable const*>(nullptr)) {}
  AtomicWaker(AtomicWaker const&) = delete;
  AtomicWaker& operator=(AtomicWaker const&) = delete;

  /// Keeps a clone of `waker` in place of the one before (no clone if they wake the same task). Everything that was written
  /// before a `wake` which finds no waker, or an older one, is visible after this: check the condition again then.
  void register_waker(Waker const& waker) noexcept {
    unsigned state = kWaiting;
    // acquire: pairs with the release of a wake that has just emptied the slot; its reads of waker_ come before our write, and
    // what its thread wrote before waking is seen by the caller's check.
    if (state_.compare_exchange_strong(state, kRegistering, detail::acquire, detail::acquire)) {
      Waker old(nullptr, static_cast<WakerVTable const*>(nullptr));  // dropped last: a waker's drop is foreign code
      if (!waker_.will_wake(waker)) {
        old.swap(waker_);
        waker_ = waker;
      }
      state = kRegistering;
      // release: who takes the waker next sees it whole. acquire: if a wake came meanwhile, see what was written before it.
      if (!state_.compare_exchange_strong(state, kWaiting, detail::acq_rel, detail::acquire)) {
        // REGISTERING|WAKING: that wake left the waker to us. acq_rel for the same two reasons.
        Waker taken = std::move(waker_);
        state_.exchange(kWaiting, detail::acq_rel);
        std::move(taken).wake();
      }
    } else {
      // WAKING: the older waker is being called; it may be another task's, so call this one too. REGISTERING: a concurrent
      // registration. Calling is right in both cases: the task checks again.
      waker.wake_by_ref();
    }
  }

  /// Wakes the task registered last, if there is one, and forgets it.
  void wake() noexcept { take().wake(); }

  /// Takes the waker out, to be called later, for instance after a lock has been released. Does nothing when called if there was
  /// none, or if a registration is going on, whose thread has then been told to wake.
  Waker take() noexcept {
    // release: what this thread wrote before (the condition) is seen by the registration that finds WAKING. acquire: sees the
    // waker that a finished registration stored.
    if (state_.fetch_or(kWaking, detail::acq_rel) == kWaiting) {
      Waker taken = std::move(waker_);
      // release: our access to waker_ comes before that of the next registration.
      state_.fetch_and(~kWaking, detail::release);
      return taken;
    }
    return Waker(nullptr, static_cast<WakerVTable const*>(nullptr));
  }

 private:
  static constexpr unsigned kWaiting = 0, kRegistering = 1, kWaking = 2;

  detail::Atomic<unsigned> state_{kWaiting};
  Waker waker_;  // belongs to who changed state_ from WAITING
};

}  // namespace pollux
