// What is a task in memory? One allocation: a header that does not know the future's type, then the future or what came of it.
//
//   TaskHeader   word · function table · queue link · scheduler · list links · join waker     what wakers and executors touch
//   TaskCell<F>  the future F, later its Output, or the exception that left it
// Who may touch the cell is said by the word (task_state.hpp). The waker of every task has one and the same table.
#pragma once

#include <exception>
#include <new>
#include <type_traits>
#include <utility>

#include "../config.hpp"
#include "../join.hpp"
#include "../slot.hpp"
#include "../traits.hpp"
#include "../waker.hpp"
#include "task_state.hpp"

namespace pollux::detail {

class Scheduler;
struct TaskHeader;

// What depends on the future's type.
struct TaskVTable {
  /// Polls the future. True if it has completed: it is destroyed, and its output or exception is in place. Only while RUNNING.
  bool (*poll)(TaskHeader& task, Context& cx) noexcept;
  /// Destroys the future; an exception from its destructor is kept as the result. Only while RUNNING.
  void (*cancel)(TaskHeader& task) noexcept;
  /// Moves the output into `*static_cast<Poll<Output>*>(poll)`, which is pending, or throws what left the future. Only who owns
  /// the result. False if there is neither: the task was cancelled.
  bool (*take)(TaskHeader& task, void* poll);
  /// Destroys the result, and reports an exception that nobody took. Only who owns the result.
  void (*discard)(TaskHeader& task) noexcept;
  /// Frees the memory. The future and the result are gone.
  void (*deallocate)(TaskHeader& task) noexcept;
};

struct TaskHeader {
  TaskHeader(TaskVTable const& functions, Scheduler& owner) noexcept : vtable(&functions), scheduler(owner) {}

  TaskState state;
  TaskVTable const* const vtable;
  TaskHeader* next_in_queue = nullptr;  // of who pushed it, then of the queue it is in
  Scheduler& scheduler;                 // counted: it outlives the task
  TaskHeader* next = nullptr;           // the scheduler's list of all tasks; its thread only
  TaskHeader* previous = nullptr;
  Waker join_waker{nullptr, static_cast<WakerVTable const*>(nullptr)};  // see JOIN_WAKER

  /// A waker of this task that takes over one reference.
  Waker waker() noexcept;
  /// Drops a reference; with the last one the task's memory goes. From any thread.
  void release() noexcept;
  /// Frees the task's memory and its share in the scheduler. For whoever dropped the last reference.
  void deallocate() noexcept;
  /// Has the future destroyed by its executor instead of polled. From any thread.
  void abort() noexcept;
};

/// Says on standard error that a task failed and nobody joins it. Defined in src/scheduler.cpp.
void report_unjoined(std::exception_ptr const& exception) noexcept;

template <class F>
struct TaskCell final : TaskHeader {
  using Output = output_t<F>;
  using Stored = Poll<Output>;

  TaskCell(Scheduler& owner, F&& from) : TaskHeader(functions, owner) { ::new (future.storage()) F(static_cast<F&&>(from)); }
  ~TaskCell() {}

  static bool poll(TaskHeader& header, Context& cx) noexcept {
    TaskCell& self = static_cast<TaskCell&>(header);
#if POLLUX_EXCEPTIONS
    try {
      return self.poll_future(cx);
    } catch (...) {
      std::exception_ptr failure = std::current_exception();
      cancel(self);
      self.keep(std::move(failure));
      return true;
    }
#else
    return self.poll_future(cx);
#endif
  }

  static void cancel(TaskHeader& header) noexcept {
    TaskCell& self = static_cast<TaskCell&>(header);
    if (self.stage != Stage::Future) return;
    self.stage = Stage::Empty;  // first: the destructor may throw, or look at its own task
#if POLLUX_EXCEPTIONS
    try {
      self.future.destroy();
    } catch (...) {
      self.keep(std::current_exception());
    }
#else
    self.future.destroy();
#endif
  }

  static bool take(TaskHeader& header, void* poll) {
    TaskCell& self = static_cast<TaskCell&>(header);
#if POLLUX_EXCEPTIONS
    if (self.stage == Stage::Exception) {
      std::exception_ptr const failure = std::move(*self.exception);
      self.exception.destroy();
      self.stage = Stage::Empty;
      std::rethrow_exception(failure);
    }
#endif
    if (self.stage != Stage::Output) return false;
    if constexpr (std::is_void_v<Output>) {
      *static_cast<Stored*>(poll) = Ready();
    } else {
      PollAccess::set(*static_cast<Stored*>(poll), Ready(*static_cast<Stored&&>(*self.output)));
    }
    self.stage = Stage::Empty;
    self.output.destroy();
    return true;
  }

  static void discard(TaskHeader& header) noexcept {
    TaskCell& self = static_cast<TaskCell&>(header);
    Stage const stage = std::exchange(self.stage, Stage::Empty);
    if (stage == Stage::Output) self.output.destroy();
    if (stage == Stage::Exception) {
      report_unjoined(*self.exception);
      self.exception.destroy();
    }
  }

  static void deallocate(TaskHeader& header) noexcept { delete &static_cast<TaskCell&>(header); }

  static constexpr TaskVTable functions{&poll, &cancel, &take, &discard, &deallocate};

 private:
  enum class Stage : unsigned char { Future, Output, Exception, Empty };

  bool poll_future(Context& cx) {
    Stored polled = future->poll(cx);
    if (polled.is_pending()) return false;
    stage = Stage::Empty;
    future.destroy();
    ::new (output.storage()) Stored(static_cast<Stored&&>(polled));
    stage = Stage::Output;
    return true;
  }

  // Keeps the first failure; a second one (a destructor's, while an exception is on its way) is reported.
  void keep(std::exception_ptr failure) noexcept {
    if (stage == Stage::Exception) {
      report_unjoined(failure);
      return;
    }
    ::new (exception.storage()) std::exception_ptr(std::move(failure));
    stage = Stage::Exception;
  }

  union {
    Slot<F> future;
    Slot<Stored> output;  // ready
    Slot<std::exception_ptr> exception;
  };
  Stage stage = Stage::Future;
};

}  // namespace pollux::detail
