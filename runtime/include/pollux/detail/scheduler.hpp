// Who polls spawned tasks, on one thread, and how do wakes from elsewhere reach it? The scheduler behind block_on and
// LocalExecutor.
//
//   wake on its thread ──▶ queue ──┐                       turn: the main future if it was woken,
//   wake elsewhere ──▶ injected ───┴─▶ its thread polls          then each task that was queued when the turn began;
//        └─ and unparks it, if it may sleep                      nothing left to do: parks
// A task that wakes itself goes to the end of the queue, so the others come first. A wake never polls and never destroys.
// It is counted: tasks and wakers outlive block_on. Only the injected list, the parker and the count are touched by other
// threads.
#pragma once

#include <cstddef>

#include "../waker.hpp"
#include "task.hpp"

namespace pollux::detail {

class Parker;

/// Runs tasks on one thread, the one that drives it; see the picture above. Each function says who may call it.
class Scheduler {
 public:
  /// How many units a poll may spend in leaf futures before it gives way; Tokio's figure.
  static constexpr unsigned kBudget = 128;

  /// A scheduler with one reference, the caller's. Allocates once; may throw std::bad_alloc.
  static Scheduler* create();
  void retain() noexcept;
  void release() noexcept;

  /// The scheduler that runs on this thread now; null outside.
  static Scheduler* current() noexcept;
  /// The same, but panics with the name of the function that needs one.
  static Scheduler& current_for(char const* function) noexcept;

  /// Takes a new task, queued with its three references. On its own thread.
  void adopt(TaskHeader& task) noexcept;
  /// Takes a task that was woken, with one reference. From any thread.
  void enqueue(TaskHeader& task) noexcept;

  /// Wakes the main future. From any thread.
  void wake_main() noexcept;
  /// A waker for the main future, with a reference of its own.
  Waker main_waker() noexcept;
  /// True if the main future was woken since it was last asked. On its own thread.
  bool take_main_wake() noexcept;

  /// Polls each task that is queued now once. True if there was one.
  bool run_queued() noexcept;
  /// Sleeps until a wake from another thread, unless there is something to do.
  void park() noexcept;
  /// Destroys the futures of all tasks, and empties the queues; what is woken or spawned meanwhile goes too. On its own thread.
  /// The scheduler may be used again after `open`.
  void close() noexcept;
  /// Accepts wakes from other threads again.
  void open() noexcept;

 private:
  friend class RunningScheduler;

  struct WithParker;  // the whole object, in one allocation

  explicit Scheduler(Parker& parker) noexcept;
  ~Scheduler() = default;
  void push(TaskHeader& task) noexcept;
  void take_injected() noexcept;
  void run(TaskHeader& task) noexcept;
  void finish(TaskHeader& task) noexcept;

  // Any thread.
  Atomic<std::size_t> references_{1};
  Atomic<TaskHeader*> injected_;  // a stack, latest first; `closed` while nobody runs the tasks
  Atomic<bool> main_woken_{false};
  Parker& parker_;
  // Its own thread.
  TaskHeader* head_ = nullptr;
  TaskHeader* tail_ = nullptr;
  std::size_t queued_ = 0;
  TaskHeader* tasks_ = nullptr;
  bool is_running_ = false;
};

/// Makes a scheduler the thread's current one while it lives. Panics if it is running already, further out.
class RunningScheduler {
 public:
  explicit RunningScheduler(Scheduler& scheduler) noexcept;
  RunningScheduler(RunningScheduler const&) = delete;
  RunningScheduler& operator=(RunningScheduler const&) = delete;
  ~RunningScheduler();

 private:
  Scheduler* const outer_;
};

/// The scheduler for one block_on: the thread's own, or a new one if that is in use further out. Its end cancels what was
/// spawned.
class ThreadScheduler {
 public:
  ThreadScheduler();
  ThreadScheduler(ThreadScheduler const&) = delete;
  ThreadScheduler& operator=(ThreadScheduler const&) = delete;
  ~ThreadScheduler();

  Scheduler* operator->() const noexcept { return scheduler_; }
  Scheduler& operator*() const noexcept { return *scheduler_; }

 private:
  Scheduler* scheduler_;
};

/// Polls `future` with a scheduler that is this thread's current one, running its tasks in between, until it is ready.
template <class F>
output_t<F> drive(Scheduler& scheduler, F& future) {
  RunningScheduler const running(scheduler);
  Waker const waker = scheduler.main_waker();
  for (bool woken = true;; woken = scheduler.take_main_wake()) {
    if (woken) {
      unsigned budget = Scheduler::kBudget;
      Context cx(waker, budget);
      auto polled = future.poll(cx);
      if (polled.is_ready()) return polled.take();
    }
    if (!scheduler.run_queued()) scheduler.park();
  }
}

}  // namespace pollux::detail
