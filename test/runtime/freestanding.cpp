// Is the core really freestanding? This uses all of it that is, compiled without a hosted library, exceptions or RTTI.
//
// check_freestanding.cmake compiles it in each standard with each compiler, warnings as errors, and looks at the symbols that the
// object asks for: no operator new, no exceptions, no static guards, nothing to run at exit.
#include <pollux/core.hpp>

extern "C" void pollux_panic(char const*, char const*, char const*, unsigned) noexcept {
  for (;;) {
  }
}

namespace {

struct Countdown {
  using Output = int;
  int left;
  pollux::Poll<int> poll(pollux::Context& cx) {
    if (left == 0) return pollux::Ready(42);
    --left;
    cx.waker().wake_by_ref();
    return pollux::Pending;
  }
};

struct Numbers {
  using Item = int;
  int left;
  pollux::Poll<std::optional<int>> poll_next(pollux::Context&) {
    if (left == 0) return pollux::Ready(std::nullopt);
    return pollux::Ready(--left);
  }
};

struct Source {
  virtual pollux::InplaceFuture<int, sizeof(Countdown)> read() = 0;
};
struct Counted final : Source {
  pollux::InplaceFuture<int, sizeof(Countdown)> read() override { return Countdown{3}; }
};

// As lowered code looks: a slot, a guard, a switch.
struct frame_future {
  using Output = int;
  enum class State : unsigned char { Start, AwaitCountdown, Done };

  frame_future() {}
  frame_future(frame_future&&) {}

  pollux::Poll<int> poll(pollux::Context& cx) {
    bool suspended = false;
    State const resume = std::exchange(state, State::Done);
    if (resume == State::Done) pollux::panic("future polled after completion", "frame", __FILE__, __LINE__);
    if (resume == State::Start) ::new (countdown.storage()) Countdown{2};
    pollux::Live<Countdown> countdown_live(countdown, suspended, true);
    auto counted = countdown->poll(cx);
    if (counted.is_pending()) {
      state = State::AwaitCountdown;
      suspended = true;
      return pollux::Pending;
    }
    return pollux::Ready(counted.take());
  }

  union {
    pollux::Slot<Countdown> countdown;
    pollux::Slot<pollux::YieldNow> yield_now;
  };
  State state = State::Start;
};

}  // namespace

int use_the_core(pollux::AtomicWaker& interrupt_waker);

int use_the_core(pollux::AtomicWaker& interrupt_waker) {
  unsigned budget = 5;
  pollux::Context cx(pollux::noop_waker(), budget);
  interrupt_waker.register_waker(cx.waker());
  interrupt_waker.wake();
  int sum = 0;
  auto all = pollux::join(frame_future(), pollux::ready(1), pollux::yield_now(), pollux::consume_budget());
  for (;;) {
    auto polled = all.poll(cx);
    if (polled.is_ready()) {
      sum += std::get<0>(*polled) + std::get<1>(*polled);
      break;
    }
  }
  auto first = pollux::select(pollux::pending<int>(), Countdown{0});
  auto selected = first.poll(cx);
  if (selected.is_ready()) sum += static_cast<int>(selected->index());
  Numbers numbers{1};
  auto next = pollux::next(numbers).poll(cx);
  if (next.is_ready() && *next) sum += **next;
  auto function = pollux::poll_fn([](pollux::Context&) -> pollux::Poll<int> { return pollux::Ready(1); });
  sum += function.poll(cx).take();
  Counted counted;
  Source& source = counted;
  auto read = source.read();
  if (read.poll(cx).is_ready()) ++sum;
  return sum;
}
