// The single-threaded scheduler: see detail/scheduler.hpp for what it does, detail/task_state.hpp for the protocol of a task.
#include "pollux/detail/scheduler.hpp"

#include <cstdint>
#include <cstdio>
#include <exception>
#include <utility>

#include "parker.hpp"
#include "pollux/panic.hpp"

namespace pollux::detail {

namespace {

thread_local Scheduler* running = nullptr;

// In place of an injected task: nobody will come to take it.
TaskHeader* closed() noexcept { return reinterpret_cast<TaskHeader*>(std::uintptr_t{1}); }

// The waker of a task: its data is the header, with one reference.
Waker task_clone(void* data) noexcept {
  auto& task = *static_cast<TaskHeader*>(data);
  task.state.add_reference();
  return task.waker();
}

void finish_wake(TaskHeader& task, TaskState::Wake then) noexcept {
  switch (then) {
    case TaskState::Wake::Nothing:
      break;
    case TaskState::Wake::Enqueue:
      task.scheduler.enqueue(task);
      break;
    case TaskState::Wake::Deallocate:
      task.deallocate();
      break;
  }
}

void task_wake(void* data) noexcept {
  auto& task = *static_cast<TaskHeader*>(data);
  finish_wake(task, task.state.wake_by_value());
}
void task_wake_by_ref(void* data) noexcept {
  auto& task = *static_cast<TaskHeader*>(data);
  finish_wake(task, task.state.wake_by_ref());
}
void task_drop(void* data) noexcept { static_cast<TaskHeader*>(data)->release(); }
constexpr WakerVTable kTaskWaker{&task_clone, &task_wake, &task_wake_by_ref, &task_drop};

// The waker of the main future: its data is the scheduler, with one reference.
Waker main_clone(void* data) noexcept { return static_cast<Scheduler*>(data)->main_waker(); }
void main_wake_by_ref(void* data) noexcept { static_cast<Scheduler*>(data)->wake_main(); }
void main_drop(void* data) noexcept { static_cast<Scheduler*>(data)->release(); }
void main_wake(void* data) noexcept {
  main_wake_by_ref(data);
  main_drop(data);
}
constexpr WakerVTable kMainWaker{&main_clone, &main_wake, &main_wake_by_ref, &main_drop};

}  // namespace

Waker TaskHeader::waker() noexcept { return Waker(this, kTaskWaker); }

void TaskHeader::release() noexcept {
  if (state.drop_reference()) deallocate();
}

void TaskHeader::deallocate() noexcept {
  Scheduler& owner = scheduler;
  vtable->deallocate(*this);
  owner.release();
}

void TaskHeader::abort() noexcept { finish_wake(*this, state.cancel()); }

void report_unjoined(std::exception_ptr const& exception) noexcept {
  char const* const what = "pollux: a task that nobody joins ended with an exception";
  try {
    std::rethrow_exception(exception);
  } catch (std::exception const& error) {
    std::fprintf(stderr, "%s: %s\n", what, error.what());
  } catch (...) {
    std::fprintf(stderr, "%s\n", what);
  }
}

struct Scheduler::WithParker final : Scheduler {
  WithParker() noexcept : Scheduler(own_parker) {}
  Parker own_parker;
};

Scheduler::Scheduler(Parker& parker) noexcept : injected_(closed()), parker_(parker) {}

Scheduler* Scheduler::create() { return new WithParker; }

void Scheduler::retain() noexcept { references_.fetch_add(1, relaxed); }

void Scheduler::release() noexcept {
  // release: what this thread did with the scheduler comes before its deletion. acquire: the deletion comes after what others
  // did.
  if (references_.fetch_sub(1, acq_rel) == 1) delete static_cast<WithParker*>(this);
}

Scheduler* Scheduler::current() noexcept { return running; }

Scheduler& Scheduler::current_for(char const* function) noexcept {
  if (running == nullptr) panic("no executor runs on this thread (call it inside block_on)", function, __FILE__, __LINE__);
  return *running;
}

void Scheduler::adopt(TaskHeader& task) noexcept {
  retain();
  task.next = tasks_;
  if (tasks_ != nullptr) tasks_->previous = &task;
  tasks_ = &task;
  push(task);
}

void Scheduler::push(TaskHeader& task) noexcept {
  task.next_in_queue = nullptr;
  (tail_ != nullptr ? tail_->next_in_queue : head_) = &task;
  tail_ = &task;
  ++queued_;
}

void Scheduler::enqueue(TaskHeader& task) noexcept {
  if (running == this) {
    push(task);
    return;
  }
  // From here on the task belongs to the queue: its thread may run it to its end, and with it go the task's reference to us.
  retain();
  TaskHeader* head = injected_.load(relaxed);
  for (;;) {
    if (head == closed()) {
      task.release();
      break;
    }
    task.next_in_queue = head;
    // release: its thread sees next_in_queue. (What was written before the wake is released by the task's own word.)
    if (injected_.compare_exchange_weak(head, &task, detail::release, relaxed)) {
      // Who found the list empty unparks, once for all that come before the thread takes them.
      if (head == nullptr) parker_.unpark();
      break;
    }
  }
  release();
}

void Scheduler::take_injected() noexcept {
  if (injected_.load(relaxed) == nullptr) return;
  // acquire: sees each task's next_in_queue.
  TaskHeader* latest = injected_.exchange(nullptr, acquire);
  TaskHeader* first = nullptr;
  while (latest != nullptr) {
    TaskHeader* const older = latest->next_in_queue;
    latest->next_in_queue = first;
    first = std::exchange(latest, older);
  }
  while (first != nullptr) push(*std::exchange(first, first->next_in_queue));
}

void Scheduler::wake_main() noexcept {
  // A read-modify-write with release, also if it is set already: the poll that is to come sees what was written before this wake.
  main_woken_.exchange(true, detail::release);
  if (running != this) parker_.unpark();
}

Waker Scheduler::main_waker() noexcept {
  retain();
  return Waker(this, kMainWaker);
}

bool Scheduler::take_main_wake() noexcept {
  // acquire: sees what each waking thread wrote. The load saves the exchange in the common case; a wake that it misses has
  // unparked us, or comes from this thread.
  return main_woken_.load(relaxed) && main_woken_.exchange(false, acquire);
}

bool Scheduler::run_queued() noexcept {
  take_injected();
  std::size_t const count = queued_;
  for (std::size_t i = 0; i < count && head_ != nullptr; ++i) {
    TaskHeader& task = *head_;
    head_ = task.next_in_queue;
    if (head_ == nullptr) tail_ = nullptr;
    --queued_;
    run(task);
  }
  return count != 0;
}

void Scheduler::run(TaskHeader& task) noexcept {
  switch (task.state.start()) {
    case TaskState::Start::Finished:
      task.release();
      return;
    case TaskState::Start::Cancel:
      break;
    case TaskState::Start::Poll: {
      // The waker of the poll owns no reference, and so is never dropped: polling costs no count.
      Slot<Waker> waker;
      ::new (waker.storage()) Waker(&task, kTaskWaker);
      unsigned budget = kBudget;
      Context cx(*waker, budget);
      if (task.vtable->poll(task, cx)) {
        finish(task);
        task.release();
        return;
      }
      switch (task.state.suspend()) {
        case TaskState::Suspend::Idle:
          return;
        case TaskState::Suspend::Requeue:
          push(task);
          return;
        case TaskState::Suspend::Cancel:
          break;
      }
    }
  }
  task.vtable->cancel(task);
  finish(task);
  task.release();
}

void Scheduler::finish(TaskHeader& task) noexcept {
  (task.previous != nullptr ? task.previous->next : tasks_) = task.next;
  if (task.next != nullptr) task.next->previous = task.previous;

  TaskState::Word const word = task.state.complete();
  if ((word & TaskState::kHandle) == 0) task.vtable->discard(task);
  if ((word & TaskState::kJoinWaker) != 0) {
    task.join_waker.wake_by_ref();
    if (task.state.join_waker_called()) task.join_waker = Waker(nullptr, static_cast<WakerVTable const*>(nullptr));
  }
  task.release();  // the list's reference
}

void Scheduler::park() noexcept {
  // What this thread itself left to do; anything that other threads do from here on leaves a token in the parker.
  if (head_ != nullptr || main_woken_.load(relaxed)) return;
  parker_.park();
}

void Scheduler::close() noexcept {
  RunningScheduler const on_this_thread(*this);  // what the destructors below wake or spawn comes to our own queue
  for (bool again = true; again;) {
    while (tasks_ != nullptr) {
      TaskHeader& task = *tasks_;
      task.state.start_cancel();
      task.vtable->cancel(task);
      finish(task);
    }
    // acquire: sees each task's next_in_queue.
    TaskHeader* injected = injected_.exchange(closed(), acquire);
    while (injected != nullptr && injected != closed()) std::exchange(injected, injected->next_in_queue)->release();
    while (head_ != nullptr) std::exchange(head_, head_->next_in_queue)->release();
    tail_ = nullptr;
    queued_ = 0;
    again = tasks_ != nullptr;
  }
}

void Scheduler::open() noexcept {
  main_woken_.store(false, relaxed);  // a late wake of an earlier future; the next one is polled first thing anyway
  injected_.store(nullptr, relaxed);
}

RunningScheduler::RunningScheduler(Scheduler& scheduler) noexcept : outer_(std::exchange(running, &scheduler)) {
  if (std::exchange(scheduler.is_running_, true)) {
    panic("an executor cannot be run or destroyed by its own task", "pollux::LocalExecutor", __FILE__, __LINE__);
  }
}
RunningScheduler::~RunningScheduler() { std::exchange(running, outer_)->is_running_ = false; }

namespace {

// The thread's own scheduler while no block_on uses it, kept so that block_on allocates once in a thread's life.
thread_local Scheduler* idle = nullptr;
thread_local bool keeps_idle = true;  // until the thread ends; a block_on after that makes its own

struct ReleaseAtThreadEnd {
  ~ReleaseAtThreadEnd() {
    keeps_idle = false;
    if (idle != nullptr) std::exchange(idle, nullptr)->release();
  }
};

}  // namespace

ThreadScheduler::ThreadScheduler() : scheduler_(idle != nullptr ? std::exchange(idle, nullptr) : Scheduler::create()) {
  scheduler_->open();
}

ThreadScheduler::~ThreadScheduler() {
  scheduler_->close();
  if (keeps_idle && idle == nullptr) {
    static thread_local ReleaseAtThreadEnd release_at_thread_end;
    (void)&release_at_thread_end;
    idle = scheduler_;
  } else {
    scheduler_->release();
  }
}

}  // namespace pollux::detail
