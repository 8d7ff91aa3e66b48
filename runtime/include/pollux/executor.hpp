// How does ordinary code run futures, and how do futures start others? block_on, spawn, and LocalExecutor: all on one thread.
//
//   int main() { return pollux::block_on(run()); }          // the thread polls run(), and sleeps while it is pending
//   ASYNC Future<int> run() {
//     auto other = pollux::spawn(work());                   // runs besides, polled by the same block_on
//     co_return co_await std::move(other);
//   }
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#include "detail/scheduler.hpp"
#include "join_handle.hpp"
#include "traits.hpp"

namespace pollux {

namespace detail {

template <class F>
JoinHandle<output_t<F>> spawn_on(Scheduler& scheduler, F future) {
  auto* const task = new TaskCell<F>(scheduler, static_cast<F&&>(future));
  scheduler.adopt(*task);
  return JoinHandle<output_t<F>>(*task);
}

}  // namespace detail

/// Polls `future` on this thread until it is ready, and returns its output; an exception that leaves it leaves here. The thread
/// sleeps while nothing is to be done. Tasks that were spawned meanwhile and are not finished are cancelled before it returns.
/// The future is polled where it is, so an lvalue serves too. Allocates once in a thread's life. It may be called inside a poll,
/// and blocks the task that does so; tasks of the outer executor do not run until it returns.
template <class F>
decltype(auto) block_on(F&& future) {
  static_assert(is_awaitable_v<F>, "block_on takes a future");
  detail::ThreadScheduler scheduler;
  auto&& target = get_future(static_cast<F&&>(future));
  return detail::drive(*scheduler, target);
}

/// Starts a future as a task of its own on the executor that runs on this thread (a block_on, a LocalExecutor); panics if there
/// is none. Allocates once: the task. The future is moved in, is polled first in the executor's next turn, and is destroyed on
/// this thread when it completes or is cancelled.
template <class F, class = std::enable_if_t<is_future_v<F>>>
JoinHandle<output_t<F>> spawn(F&& future) {
  static_assert(!std::is_lvalue_reference_v<F>, "a task owns its future: std::move it in");
  return detail::spawn_on<std::decay_t<F>>(detail::Scheduler::current_for("pollux::spawn"), static_cast<F&&>(future));
}

/// An executor for one thread, for those who want to spawn before they run, keep tasks between two runs, or poll from a loop of
/// their own. It belongs to the thread that made it; only wakers and JoinHandles may go to others.
class LocalExecutor {
 public:
  /// Allocates once; may throw std::bad_alloc.
  LocalExecutor() : scheduler_(detail::Scheduler::create()) { scheduler_->open(); }
  LocalExecutor(LocalExecutor const&) = delete;
  LocalExecutor& operator=(LocalExecutor const&) = delete;
  /// Cancels the tasks that are left: their futures are destroyed here.
  ~LocalExecutor() {
    scheduler_->close();
    scheduler_->release();
  }

  /// Starts a future as a task, as the free `spawn` does; it runs when the executor does.
  template <class F, class = std::enable_if_t<is_future_v<F>>>
  JoinHandle<output_t<F>> spawn(F&& future) {
    static_assert(!std::is_lvalue_reference_v<F>, "a task owns its future: std::move it in");
    return detail::spawn_on<std::decay_t<F>>(*scheduler_, static_cast<F&&>(future));
  }

  /// Polls `future` and the tasks until `future` is ready; what is left of the tasks stays, and goes on in the next run.
  template <class F>
  decltype(auto) block_on(F&& future) {
    static_assert(is_awaitable_v<F>, "block_on takes a future");
    auto&& target = get_future(static_cast<F&&>(future));
    return detail::drive(*scheduler_, target);
  }

  /// Polls the tasks until none is ready to go on, without sleeping.
  void run_until_stalled() {
    detail::RunningScheduler const running(*scheduler_);
    while (scheduler_->run_queued()) {
    }
  }

 private:
  detail::Scheduler* scheduler_;
};

}  // namespace pollux
