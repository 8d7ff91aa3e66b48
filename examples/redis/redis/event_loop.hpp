// Who polls a task again when its socket is ready? An event loop on one thread, around poll(2).
//
//   redis::EventLoop loop;
//   loop.run(talk_to_server());              // polls the future, and sleeps in poll(2) while it is pending
//   co_await redis::readable(socket);        // inside: the leaf future that the loop serves
// A future that waits links itself into the loop's list, so that waiting allocates nothing.
#pragma once

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

#include <pollux/pollux.hpp>

namespace redis {

class EventLoop;

/// A future that is ready once a file descriptor can be read, or written. Dropping it ends the wait.
class [[nodiscard]] Readiness {
 public:
  using Output = void;

  Readiness(int descriptor, short events) noexcept : descriptor_(descriptor), events_(events) {}
  Readiness(Readiness&& other) noexcept : descriptor_(other.descriptor_), events_(other.events_) {}
  Readiness& operator=(Readiness&&) = delete;
  inline ~Readiness();

  inline pollux::Poll<void> poll(pollux::Context& cx);

 private:
  friend class EventLoop;

  int descriptor_;
  short events_;
  bool fired_ = false;
  EventLoop* loop_ = nullptr;  // while this is in its list
  Readiness* previous_ = nullptr;
  Readiness* next_ = nullptr;
  pollux::Waker waker_{nullptr, static_cast<pollux::WakerVTable const*>(nullptr)};
};

inline Readiness readable(int descriptor) noexcept { return Readiness(descriptor, POLLIN); }
inline Readiness writable(int descriptor) noexcept { return Readiness(descriptor, POLLOUT); }

class EventLoop {
 public:
  EventLoop() : wakeups_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (wakeups_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  }
  EventLoop(EventLoop const&) = delete;
  EventLoop& operator=(EventLoop const&) = delete;
  ~EventLoop() { ::close(wakeups_); }

  /// Polls `future` on this thread until it is ready. It is woken by its sockets, and by wakers on any thread.
  template <class F>
  pollux::output_t<F> run(F&& future) {
    struct Running {
      EventLoop* outer;
      explicit Running(EventLoop* loop) : outer(std::exchange(current_, loop)) {}
      ~Running() { current_ = outer; }
    } const running(this);
    pollux::Waker const waker(this, waker_vtable());
    pollux::Context cx(waker);
    while (true) {
      auto polled = future.poll(cx);
      if (polled.is_ready()) return polled.take();
      while (!woken_.exchange(false)) sleep();
    }
  }

 private:
  friend class Readiness;

  static pollux::WakerVTable const& waker_vtable() {
    static pollux::WakerVTable const vtable{[](void* loop) noexcept { return pollux::Waker(loop, waker_vtable()); },
                                            [](void* loop) noexcept { static_cast<EventLoop*>(loop)->wake(); },
                                            [](void* loop) noexcept { static_cast<EventLoop*>(loop)->wake(); },
                                            [](void*) noexcept {}};
    return vtable;
  }

  void wake() noexcept {
    if (woken_.exchange(true) || current_ == this) return;
    std::uint64_t const one = 1;
    [[maybe_unused]] ssize_t const written = ::write(wakeups_, &one, sizeof one);
  }

  // Sleeps until a descriptor is ready or another thread wakes the loop.
  void sleep() {
    polled_.assign(1, pollfd{wakeups_, POLLIN, 0});
    for (Readiness* one = first_; one != nullptr; one = one->next_) polled_.push_back({one->descriptor_, one->events_, 0});
    if (::poll(polled_.data(), polled_.size(), -1) < 0 && errno != EINTR)
      throw std::system_error(errno, std::generic_category(), "poll");
    std::uint64_t wakeups = 0;
    if (polled_[0].revents != 0) [[maybe_unused]] ssize_t const got = ::read(wakeups_, &wakeups, sizeof wakeups);
    Readiness* one = first_;  // a wake only sets a flag: the list is the same
    for (std::size_t i = 1; i < polled_.size(); ++i, one = one->next_) {
      if (polled_[i].revents == 0) continue;
      one->fired_ = true;
      one->waker_.wake_by_ref();
    }
  }

  void add(Readiness& one) noexcept {
    one.loop_ = this;
    one.previous_ = nullptr;
    one.next_ = first_;
    if (first_ != nullptr) first_->previous_ = &one;
    first_ = &one;
  }

  void remove(Readiness& one) noexcept {
    (one.previous_ != nullptr ? one.previous_->next_ : first_) = one.next_;
    if (one.next_ != nullptr) one.next_->previous_ = one.previous_;
    one.loop_ = nullptr;
  }

  static inline thread_local EventLoop* current_ = nullptr;

  int wakeups_;  // an eventfd that other threads write to
  std::atomic<bool> woken_{false};
  Readiness* first_ = nullptr;
  std::vector<pollfd> polled_;
};

inline Readiness::~Readiness() {
  if (loop_ != nullptr) loop_->remove(*this);
}

inline pollux::Poll<void> Readiness::poll(pollux::Context& cx) {
  if (fired_) {
    if (loop_ != nullptr) loop_->remove(*this);
    return pollux::Ready();
  }
  waker_ = cx.waker();
  if (loop_ == nullptr) EventLoop::current_->add(*this);
  return pollux::Pending;
}

}  // namespace redis
