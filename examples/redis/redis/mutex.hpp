// How do several tasks take turns at one connection? With a mutex that is awaited.
//
//   auto const guard = co_await mutex.lock();     // until the guard's scope ends, whatever is awaited meanwhile
// First come, first served: who unlocks hands the mutex to the one that has waited longest. Waiting allocates nothing.
#pragma once

#include <utility>

#include <pollux/pollux.hpp>

namespace redis {

/// For the tasks of one thread.
class Mutex {
 public:
  class Guard {
   public:
    explicit Guard(Mutex& mutex) noexcept : mutex_(&mutex) {}
    Guard(Guard&& other) noexcept : mutex_(std::exchange(other.mutex_, nullptr)) {}
    Guard& operator=(Guard&&) = delete;
    ~Guard() {
      if (mutex_ != nullptr) mutex_->unlock();
    }

   private:
    Mutex* mutex_;
  };

  /// A future of the guard. Dropping it gives its place in the queue away.
  class [[nodiscard]] Lock {
   public:
    using Output = Guard;

    explicit Lock(Mutex& mutex) noexcept : mutex_(mutex) {}
    Lock(Lock&& other) noexcept : mutex_(other.mutex_) {}
    ~Lock() {
      if (state_ == State::Waiting) mutex_.leave(*this);
      if (state_ == State::Chosen) mutex_.unlock();
    }

    pollux::Poll<Guard> poll(pollux::Context& cx) {
      if (state_ == State::New && !mutex_.locked_) {
        mutex_.locked_ = true;
        state_ = State::Chosen;
      }
      if (state_ == State::Chosen) {
        state_ = State::Done;
        return pollux::Ready(Guard(mutex_));
      }
      waker_ = cx.waker();
      if (state_ == State::New) mutex_.join(*this);
      state_ = State::Waiting;
      return pollux::Pending;
    }

   private:
    friend class Mutex;
    enum class State { New, Waiting, Chosen, Done };

    Mutex& mutex_;
    State state_ = State::New;
    Lock* next_ = nullptr;
    pollux::Waker waker_{nullptr, static_cast<pollux::WakerVTable const*>(nullptr)};
  };

  Mutex() = default;
  Mutex(Mutex const&) = delete;
  Mutex& operator=(Mutex const&) = delete;

  Lock lock() noexcept { return Lock(*this); }

 private:
  void join(Lock& waiter) noexcept {
    Lock** place = &first_;
    while (*place != nullptr) place = &(*place)->next_;
    *place = &waiter;
  }

  void leave(Lock& waiter) noexcept {
    Lock** place = &first_;
    while (*place != &waiter) place = &(*place)->next_;
    *place = waiter.next_;
  }

  void unlock() noexcept {
    if (first_ == nullptr) {
      locked_ = false;
      return;
    }
    Lock& chosen = *std::exchange(first_, first_->next_);
    chosen.state_ = Lock::State::Chosen;
    std::move(chosen.waker_).wake();
  }

  bool locked_ = false;
  Lock* first_ = nullptr;
};

}  // namespace redis
