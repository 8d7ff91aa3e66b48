// How does a thread sleep until a waker is called, without missing the call? A parker: a token, and a place to sleep.
//
// `unpark` leaves the token, `park` takes it, sleeping until it is there. States: EMPTY, PARKED (somebody sleeps), NOTIFIED (the
// token is there). Source: Rust's std::thread::Parker. The parking place is counted, because wakers outlive `block_on`.
#pragma once

#include "../waker.hpp"

namespace pollux::detail {

class Parker;

/// The calling thread's parking place, for as long as one `block_on` needs it. A nested one gets a place of its own, since it would
/// take the outer one's token.
class ThreadParker {
 public:
  ThreadParker();
  ThreadParker(ThreadParker const&) = delete;
  ThreadParker& operator=(ThreadParker const&) = delete;
  ~ThreadParker();

  /// Unparks this place, from any thread. Cloning it keeps the place alive.
  Waker const& waker() const noexcept { return waker_; }
  /// Returns once the waker has been called since the last return.
  void park() noexcept;

 private:
  Parker* parker_;
  Waker waker_;
};

}  // namespace pollux::detail
