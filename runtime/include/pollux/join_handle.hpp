// What does one hold of a task that was spawned? A `JoinHandle<T>`: a future of what the task gives, and the right to end it.
//
//   JoinHandle<int> handle = spawn(total(client, "x"));
//   int sum = co_await std::move(handle);       // or rethrows what left the task
// Dropping the handle cancels the task, as dropping any future does; `detach` lets it run on.
#pragma once

#include <exception>
#include <type_traits>
#include <utility>

#include "detail/task.hpp"
#include "panic.hpp"
#include "poll.hpp"
#include "waker.hpp"

namespace pollux {

/// Thrown by joining a task that was aborted, or whose executor ended first.
class Cancelled : public std::exception {
 public:
  char const* what() const noexcept override { return "the task was cancelled"; }
};

template <class T>
class JoinHandle;

namespace detail {
template <class F>
JoinHandle<output_t<F>> spawn_on(Scheduler& scheduler, F future);
}

/// Owns the result of a spawned task. Movable, not copyable; may be awaited on another thread than the task runs on, by one
/// thread at a time. An exception that leaves the task waits here, and is rethrown when it is joined; a handle dropped with an
/// exception that nobody saw reports it on standard error.
template <class T>
class [[nodiscard]] JoinHandle {
 public:
  using Output = T;

  JoinHandle(JoinHandle&& other) noexcept : task_(std::exchange(other.task_, nullptr)) {}
  /// Cancels the task that was held before.
  JoinHandle& operator=(JoinHandle&& other) noexcept {
    JoinHandle taken(std::move(other));
    std::swap(task_, taken.task_);
    return *this;
  }
  /// Cancels the task: its executor destroys the future in one of its next turns. Does not wait for that.
  ~JoinHandle() {
    if (task_ == nullptr) return;
    task_->abort();
    let_go();
  }

  /// Has the task's future destroyed by its executor, in one of its next turns, wherever it is suspended. Joining it gives
  /// `Cancelled` then, unless the task completed first. From any thread, also while another polls this handle, any number of
  /// times; only the handle itself must not be taken away meanwhile.
  void abort() const noexcept {
    if (task_ != nullptr) task_->abort();
  }

  /// Lets the task run on without anybody to join it. Its output is dropped; an exception is reported on standard error.
  void detach() && noexcept {
    if (task_ != nullptr) let_go();
  }

  /// True if the task has completed, or was cancelled, or its result has been taken.
  bool is_finished() const noexcept { return task_ == nullptr || task_->state.is_completed(); }

  /// Ready once the task has completed: gives its output or rethrows its exception, and throws `Cancelled` if it was cancelled
  /// (without exceptions: panics). Dropping the handle half-way cancels the task. Polling after completion panics.
  Poll<T> poll(Context& cx) {
    detail::check(task_ != nullptr, "future polled after completion", "pollux::JoinHandle", __FILE__, __LINE__);
    if (!wait(cx)) return Pending;
    // The handle is done with the task, also if its exception leaves here.
    JoinHandle finished(std::move(*this));
    Poll<T> result = Pending;
    if (!finished.task_->vtable->take(*finished.task_, &result)) {
#if POLLUX_EXCEPTIONS
      throw Cancelled();
#else
      panic("joined a task that was cancelled", "pollux::JoinHandle", __FILE__, __LINE__);
#endif
    }
    return result;
  }

 private:
  template <class F>
  friend JoinHandle<output_t<F>> detail::spawn_on(detail::Scheduler& scheduler, F future);

  explicit JoinHandle(detail::TaskHeader& task) noexcept : task_(&task) {}

  // True if the result may be taken. Else this task's waker is registered: the steps of JOIN_WAKER in task_state.hpp.
  bool wait(Context& cx) noexcept {
    if (task_->state.is_completed()) return cx.spend();
    if (task_->state.has_join_waker()) {
      if (task_->join_waker.will_wake(cx.waker())) return false;
      if (!task_->state.take_join_waker()) return cx.spend();
    }
    task_->join_waker = cx.waker();
    return !task_->state.give_join_waker() && cx.spend();
  }

  void let_go() noexcept {
    detail::TaskHeader& task = *std::exchange(task_, nullptr);
    detail::TaskState::HandleDropped const mine = task.state.drop_handle();
    if (mine.result) task.vtable->discard(task);
    if (mine.join_waker) task.join_waker = Waker(nullptr, static_cast<WakerVTable const*>(nullptr));
    task.release();
  }

  detail::TaskHeader* task_;  // with one reference; null once the result was taken
};

}  // namespace pollux
