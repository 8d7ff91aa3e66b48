// The parking place behind block_on. See detail/parker.hpp.
#include "pollux/detail/parker.hpp"

#include "pollux/detail/thread.hpp"

namespace pollux::detail {

class Parker {
 public:
  void retain() noexcept { references_.fetch_add(1, relaxed); }
  void release() noexcept {
    // release: what this thread did with the place happens before its deletion. acquire: the deleter sees what all others did.
    if (references_.fetch_sub(1, acq_rel) == 1) delete this;
  }

  void park() noexcept {
    // acquire: sees what the waking thread wrote before unpark, above all the future's new state.
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

  void unpark() noexcept {
    // A read-modify-write even if the token is there already: the sleeper must see what was written before *this* unpark.
    if (state_.exchange(kNotified, std::memory_order_release) != kParked) return;
    // The sleeper holds the mutex from before it says PARKED until it waits; passing through it means that the notification
    // cannot fall into that gap. The place is alive, since the caller's waker holds a reference.
    { Lock lock(mutex_); }
    condition_.notify_one();
  }

  bool in_use = false;  // by the owning thread only

 private:
  static constexpr unsigned kEmpty = 0, kParked = 1, kNotified = 2;

  Atomic<unsigned> references_{1};
  Atomic<unsigned> state_{kEmpty};
  Mutex mutex_;
  Condition condition_;
};

namespace {

Waker waker_of(Parker* parker) noexcept;

Waker clone(void* data) noexcept {
  static_cast<Parker*>(data)->retain();
  return waker_of(static_cast<Parker*>(data));
}
void drop(void* data) noexcept { static_cast<Parker*>(data)->release(); }
void wake_by_ref(void* data) noexcept { static_cast<Parker*>(data)->unpark(); }
void wake(void* data) noexcept {
  wake_by_ref(data);
  drop(data);
}
constexpr WakerVTable kParkerVTable{&clone, &wake, &wake_by_ref, &drop};

Waker waker_of(Parker* parker) noexcept { return Waker(parker, kParkerVTable); }

struct Cached {
  Parker* parker = new Parker;
  ~Cached() { parker->release(); }
};

Parker* claim() {
  thread_local Cached cached;
  Parker* const parker = cached.parker->in_use ? new Parker : cached.parker;
  if (parker == cached.parker) parker->retain();
  parker->in_use = true;
  return parker;
}

}  // namespace

// The place's one reference of ours is the waker's.
ThreadParker::ThreadParker() : parker_(claim()), waker_(waker_of(parker_)) {}
ThreadParker::~ThreadParker() { parker_->in_use = false; }
void ThreadParker::park() noexcept { parker_->park(); }

}  // namespace pollux::detail
