// In which state is a task, and who may touch what of it? One atomic word says so: six flags and a count of references.
//
//            wake                 run                    ready or threw, future destroyed
//   (idle) ───────▶ SCHEDULED ───────▶ RUNNING ──────────────────────────▶ COMPLETED
//      ▲                                  │ │ woken meanwhile: RUNNING|SCHEDULED, queued again after
//      └──────────── pending ─────────────┘ │ abort at any time: CANCELLED; its executor destroys the future, then COMPLETED
//
// SCHEDULED   the task is in a queue, which owns a reference, or with RUNNING, is to be queued again after. Means nothing, and is
//             not set any more, once COMPLETED.
// RUNNING     its executor polls or destroys the future; the future and the result belong to that thread. Never with COMPLETED.
// COMPLETED   the future is gone; the result belongs to the JoinHandle, or to nobody. Final.
// CANCELLED   the future is to be destroyed, not polled. Has no effect once COMPLETED.
// HANDLE      a JoinHandle exists. Set at the start, cleared once.
// JOIN_WAKER  the join waker belongs to the task, which calls it on completion; clear: it belongs to the JoinHandle.
// The protocols of the last two are Tokio's (tokio/src/runtime/task/state.rs); the idea of one word also async-task's.
#pragma once

#include <cstddef>

#include "atomic.hpp"

namespace pollux::detail {

class TaskState {
 public:
  using Word = std::size_t;
  static constexpr Word kScheduled = 1, kRunning = 2, kCompleted = 4, kCancelled = 8, kHandle = 16, kJoinWaker = 32;
  static constexpr Word kReference = 256;

  /// A task that has just been spawned: queued; referred to by the queue, by its executor's list, and by a JoinHandle.
  TaskState() noexcept : word_(kScheduled | kHandle | 3 * kReference) {}

  /// What a wake has to do afterwards.
  enum class Wake { Nothing, Enqueue, Deallocate };

  /// A wake by a waker that keeps its reference. Enqueue: the caller puts the task into its queue; the reference for that is
  /// counted already.
  Wake wake_by_ref() noexcept { return schedule(0, true); }
  /// A wake by a waker that gives up its reference: it becomes the queue's, or is dropped.
  Wake wake_by_value() noexcept { return schedule(0, false); }
  /// Marks the task for destruction by its executor, and wakes it for that.
  Wake cancel() noexcept { return schedule(kCancelled, true); }

  enum class Start { Poll, Cancel, Finished };

  /// The executor took the task from its queue. Poll, Cancel: it is RUNNING now. Finished: only the queue's reference is left to
  /// drop.
  Start start() noexcept {
    Word word = word_.load(relaxed);
    for (;;) {
      if ((word & kCompleted) != 0) return Start::Finished;
      Word const next = (word & ~kScheduled) | kRunning;
      // acquire: the poll sees what each waking thread wrote before its wake. Each of those was a release on this word.
      if (word_.compare_exchange_weak(word, next, acquire, relaxed))
        return (word & kCancelled) != 0 ? Start::Cancel : Start::Poll;
    }
  }

  /// The executor takes a task that is not RUNNING, in order to destroy its future now, wherever it is queued.
  void start_cancel() noexcept {
    // acquire: as in start. SCHEDULED stays: the queue's reference is dropped when the entry is found.
    word_.fetch_or(kRunning | kCancelled, acquire);
  }

  enum class Suspend { Idle, Requeue, Cancel };

  /// The poll was pending. Idle: the queue's reference has been given up. Requeue: it was woken, and keeps it. Cancel: it was
  /// aborted meanwhile, and is still RUNNING.
  Suspend suspend() noexcept {
    Word word = word_.load(relaxed);
    for (;;) {
      if ((word & kCancelled) != 0) {
        atomic_acquire();  // the abort's thread released: what it wrote before is seen by the destructor
        return Suspend::Cancel;
      }
      bool const woken = (word & kScheduled) != 0;
      Word const next = (word & ~kRunning) - (woken ? 0 : kReference);
      // release: the next start, or whoever drops the last reference, sees what this poll wrote.
      if (word_.compare_exchange_weak(word, next, release, relaxed)) return woken ? Suspend::Requeue : Suspend::Idle;
    }
  }

  /// The future is gone and the result in place. Returns the word after: HANDLE says whom the result belongs to, JOIN_WAKER that
  /// the join waker is to be called.
  Word complete() noexcept {
    // release: the JoinHandle that sees COMPLETED sees the result. acquire: this thread sees the join waker that it stored.
    return word_.fetch_xor(kRunning | kCompleted, acq_rel) ^ (kRunning | kCompleted);
  }

  /// The join waker has been called. True if the JoinHandle has gone meanwhile, so that the waker is the caller's to drop.
  bool join_waker_called() noexcept {
    // release: the handle that sees JOIN_WAKER cleared drops the waker after our call of it. acquire: we drop after it has left.
    return (word_.fetch_and(~kJoinWaker, acq_rel) & kHandle) == 0;
  }

  /// acquire: whoever sees true sees the result.
  bool is_completed() const noexcept { return (word_.load(acquire) & kCompleted) != 0; }

  /// The JoinHandle stored a waker and hands it over. False if the task has completed; the waker stays with the handle.
  bool give_join_waker() noexcept { return flip_join_waker(); }
  /// The JoinHandle takes its waker back, to replace it. False if the task has completed; the waker stays with the task.
  bool take_join_waker() noexcept { return flip_join_waker(); }
  /// For the JoinHandle only, which alone sets it.
  bool has_join_waker() const noexcept { return (word_.load(acquire) & kJoinWaker) != 0; }

  struct HandleDropped {
    bool result;      // the caller destroys the result
    bool join_waker;  // the caller drops the join waker
  };

  /// The JoinHandle goes. Its reference is dropped separately.
  HandleDropped drop_handle() noexcept {
    Word word = word_.load(relaxed);
    for (;;) {
      bool const completed = (word & kCompleted) != 0;
      // Before completion the waker can be taken back in the same step; after it, the task may be calling it right now.
      Word const next = word & ~(completed ? kHandle : kHandle | kJoinWaker);
      // acquire: sees the result, and the task's last use of the waker. release: the task that finds HANDLE gone drops the waker
      // after we have left it.
      if (word_.compare_exchange_weak(word, next, acq_rel, relaxed)) return {completed, (next & kJoinWaker) == 0};
    }
  }

  /// Another reference. relaxed: whoever adds one has one, so nothing can happen to the task.
  void add_reference() noexcept { word_.fetch_add(kReference, relaxed); }

  /// One reference less. True if it was the last: the caller deallocates the task.
  bool drop_reference() noexcept {
    // release: what this thread did with the task comes before its deallocation. acquire: the deallocation comes after what the
    // others did.
    return word_.fetch_sub(kReference, acq_rel) / kReference == 1;
  }

 private:
  Wake schedule(Word flags, bool keeps_reference) noexcept {
    Word word = word_.load(relaxed);
    for (;;) {
      Word next = word | flags;
      Wake then = Wake::Nothing;
      if ((word & (kCompleted | kScheduled | kRunning)) == 0) {
        next |= kScheduled;
        if (keeps_reference) next += kReference;
        then = Wake::Enqueue;
      } else {
        if ((word & kCompleted) == 0) next |= kScheduled;
        if (!keeps_reference) next -= kReference;
        if (next / kReference == 0) then = Wake::Deallocate;
      }
      // Also when nothing changes, a read-modify-write with release: the poll that is to come reads this word, and must see what
      // was written before *this* wake, not only before the one that set SCHEDULED (tokio #7589, #7622). acquire: for
      // deallocation.
      if (word_.compare_exchange_weak(word, next, acq_rel, relaxed)) return then;
    }
  }

  bool flip_join_waker() noexcept {
    Word word = word_.load(acquire);
    for (;;) {
      // acquire: the handle that is told false reads the result next.
      if ((word & kCompleted) != 0) return false;
      // release: the task that sees JOIN_WAKER sees the waker. acquire: the handle that clears it may write it.
      if (word_.compare_exchange_weak(word, word ^ kJoinWaker, acq_rel, acquire)) return true;
    }
  }

  void atomic_acquire() noexcept { (void)word_.load(acquire); }

  Atomic<Word> word_;
};

}  // namespace pollux::detail
