// How does a thread sleep until another one calls it, without missing the call? A parker: a token, and a place to sleep.
//
// `unpark` leaves the token, `park` takes it, sleeping until it is there. States: EMPTY, PARKED (somebody sleeps), NOTIFIED (the
// token is there). Source: Rust's std::thread::Parker, the version for systems with a mutex and a condition variable.
#pragma once

#include "pollux/detail/thread.hpp"

namespace pollux::detail {

class Parker {
 public:
  /// Takes the token, sleeping until it is there. One thread at a time.
  void park() noexcept {
    // acquire, here and below: sees what the other thread wrote before unpark.
    unsigned expected = kNotified;
    if (state_.compare_exchange_strong(expected, kEmpty, acquire, relaxed)) return;
    Lock lock(mutex_);
    expected = kEmpty;
    if (!state_.compare_exchange_strong(expected, kParked, relaxed, relaxed)) {
      // The token came in between. An exchange, not a store: it acquires what the latest unpark released.
      state_.exchange(kEmpty, acquire);
      return;
    }
    for (;;) {
      condition_.wait(lock);
      expected = kNotified;
      if (state_.compare_exchange_strong(expected, kEmpty, acquire, relaxed)) return;
    }
  }

  /// Leaves the token, and gets the sleeping thread up if there is one. Any thread, any number of them.
  void unpark() noexcept {
    // A read-modify-write also if the token is there already: the sleeper must see what was written before *this* unpark.
    if (state_.exchange(kNotified, release) != kParked) return;
    // The sleeper holds the mutex from before it says PARKED until it waits. Passing through it keeps the notification out of
    // that gap.
    {
      Lock lock(mutex_);
    }
    condition_.notify_one();
  }

 private:
  static constexpr unsigned kEmpty = 0, kParked = 1, kNotified = 2;

  Atomic<unsigned> state_{kEmpty};
  Mutex mutex_;
  Condition condition_;
};

}  // namespace pollux::detail
