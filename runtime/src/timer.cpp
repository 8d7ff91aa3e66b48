// The thread behind all sleeps. It holds the heap of those that are armed, sleeps until the first is due, and calls its waker.
//
// Everything in the heap is guarded by one lock. Wakers are called, and dropped, after it has been released, since they are
// foreign code that may arm or drop other sleeps. The thread never ends: it is detached, and what it uses is never destroyed.
#include <cstddef>
#include <utility>

#include "pollux/detail/thread.hpp"
#include "pollux/detail/timer_heap.hpp"
#include "pollux/sleep.hpp"

namespace pollux {

namespace detail {

class TimerThread {
 public:
  static TimerThread& instance() {
    static TimerThread& thread = *new TimerThread;
    return thread;
  }

  void arm(Sleep& sleep, Waker const& waker) {
    Lock lock(mutex_);
    if (!started_) {
      Thread([this] { run(); }).detach();
      started_ = true;
    }
    sleep.waker_ = waker;
    heap_.push(sleep);
    bool const too_late = sleep.deadline < asleep_until_;
    lock.unlock();
    if (too_late) condition_.notify_one();
  }

  // True if it fired meanwhile.
  bool change_waker(Sleep& sleep, Waker const& waker) {
    Waker old(nullptr, static_cast<WakerVTable const*>(nullptr));  // dropped after the lock
    Lock lock(mutex_);
    // relaxed: the lock orders it.
    if (sleep.fired_.load(relaxed)) return true;
    if (!sleep.waker_.will_wake(waker)) {
      old.swap(sleep.waker_);
      sleep.waker_ = waker;
    }
    return false;
  }

  void disarm(Sleep& sleep) noexcept {
    Lock lock(mutex_);
    if (!sleep.fired_.load(relaxed)) heap_.remove(sleep);
  }

 private:
  void run() {
    constexpr std::size_t kBatch = 32;  // as many wakers as fit on the stack without thought
    Lock lock(mutex_);
    for (;;) {
      TimerNode* first = heap_.first();
      Clock::time_point const next = first != nullptr ? first->deadline : Clock::time_point::max();
      Clock::time_point const now = Clock::now();
      if (now < next) {
        asleep_until_ = next;
        if (next == Clock::time_point::max()) {
          condition_.wait(lock);
        } else {
          condition_.wait_until(lock, next);
        }
        asleep_until_ = Clock::time_point::min();
        continue;
      }
      Slot<Waker> due[kBatch];
      std::size_t count = 0;
      for (; count < kBatch && first != nullptr && first->deadline <= now; first = heap_.first(), ++count) {
        Sleep& sleep = static_cast<Sleep&>(*first);
        heap_.remove(sleep);
        ::new (due[count].storage()) Waker(std::move(sleep.waker_));
        // release: its task, which reads this without the lock, may free the sleep now; our last access comes before that.
        sleep.fired_.store(true, release);
      }
      lock.unlock();
      for (std::size_t i = 0; i < count; ++i) {
        std::move(*due[i]).wake();
        due[i].destroy();
      }
      lock.lock();
    }
  }

  Mutex mutex_;
  Condition condition_;
  TimerHeap heap_;
  // What the thread waits for, min while it is awake. A sleep that is due later need not wake it; nor does one that is dropped.
  Clock::time_point asleep_until_ = Clock::time_point::min();
  bool started_ = false;
};

}  // namespace detail

Poll<void> Sleep::poll(Context& cx) {
  detail::check(state_ != State::Done, "future polled after completion", "pollux::sleep_until", __FILE__, __LINE__);
  // acquire: pairs with the timer thread's last access, so that this object may go.
  bool due = state_ == State::Armed && fired_.load(detail::acquire);
  if (!due && Clock::now() >= deadline) {
    if (state_ == State::Armed) disarm();
    state_ = State::New;
    due = true;
  }
  if (due) {
    if (!cx.spend()) return Pending;
    state_ = State::Done;
    return Ready();
  }
  if (state_ == State::New) {
    detail::TimerThread::instance().arm(*this, cx.waker());
    state_ = State::Armed;
    return Pending;
  }
  if (!detail::TimerThread::instance().change_waker(*this, cx.waker())) return Pending;
  if (!cx.spend()) return Pending;
  state_ = State::Done;
  return Ready();
}

void Sleep::disarm() noexcept {
  // acquire: as above. The lock is needed only if the timer's thread may still have it in its heap.
  if (!fired_.load(detail::acquire)) detail::TimerThread::instance().disarm(*this);
}

}  // namespace pollux
