// What do the runtime's tests share? Wakers that count, futures that do as they are told, objects that say when they die.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "pollux/core.hpp"

namespace pollux::test {

/// Counts what is done to its wakers. Outlives them.
struct WakeCounter {
  std::atomic<int> wakes{0};
  std::atomic<int> alive{0};

  Waker waker() {
    ++alive;
    return Waker(this, &vtable);
  }

 private:
  static WakeCounter& self(void* data) { return *static_cast<WakeCounter*>(data); }
  static Waker clone(void* data) noexcept { return self(data).waker(); }
  static void wake(void* data) noexcept {
    ++self(data).wakes;
    --self(data).alive;
  }
  static void wake_by_ref(void* data) noexcept { ++self(data).wakes; }
  static void drop(void* data) noexcept { --self(data).alive; }
  static constexpr WakerVTable vtable{&clone, &wake, &wake_by_ref, &drop};
};

/// Polls once with a waker that does nothing.
template <class F>
auto poll_once(F& future) {
  Context cx(noop_waker());
  return future.poll(cx);
}

/// Polls until it is ready, for futures that wake themselves.
template <class F>
output_t<F> run(F&& future) {
  for (;;) {
    auto polled = poll_once(future);
    if (polled.is_ready()) return polled.take();
  }
}

/// A list of what happened.
using Log = std::vector<std::string>;

/// Writes its name when it is destroyed; a moved-from one is silent.
class Traced {
 public:
  Traced(Log& log, std::string name) : log_(&log), name_(std::move(name)) {}
  Traced(Traced&& other) noexcept : log_(std::exchange(other.log_, nullptr)), name_(std::move(other.name_)) {}
  Traced& operator=(Traced&&) = delete;
  ~Traced() {
    if (log_ != nullptr) log_->push_back("~" + name_);
  }
  std::string const& name() const { return name_; }

 private:
  Log* log_;
  std::string name_;
};

/// Is pending `polls` times, waking itself; then ready with `value`, or throws it if `throws`. Logs its destruction.
struct Leaf {
  using Output = int;

  Leaf(Log& log, std::string name, int polls, int value, bool throws = false)
      : traced(log, std::move(name)), log(log), polls(polls), value(value), throws(throws) {}

  Poll<int> poll(Context& cx) {
    log.push_back(traced.name());
    if (polls != 0) {
      --polls;
      cx.waker().wake_by_ref();
      return Pending;
    }
    if (throws) throw value;
    return Ready(value);
  }

  Traced traced;
  Log& log;
  int polls;
  int value;
  bool throws;
};

/// Keeps its task's waker where a test can reach it, and is pending until told otherwise.
struct Parked {
  using Output = int;
  struct Control {
    std::optional<Waker> waker;
    int polls = 0;
    bool ready = false;
  };
  std::shared_ptr<Control> control;
  Poll<int> poll(Context& cx) {
    ++control->polls;
    if (control->ready) return Ready(control->polls);
    control->waker = cx.waker();
    return Pending;
  }
};

/// A gate that one thread or task opens and others wait for, as a future. Shared between threads; one waiter.
class Gate {
 public:
  struct Wait {
    using Output = void;
    Gate& gate;
    Poll<void> poll(Context& cx) {
      gate.waker_.register_waker(cx.waker());
      if (gate.open_.load(std::memory_order_acquire)) return Ready();
      return Pending;
    }
  };

  Wait wait() { return Wait{*this}; }
  void open() {
    open_.store(true, std::memory_order_release);
    waker_.wake();
  }

 private:
  std::atomic<bool> open_{false};
  AtomicWaker waker_;
};

}  // namespace pollux::test
