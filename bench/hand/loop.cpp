// cases/loop.cpp by hand.
#include "harness.hpp"

using namespace bench;
using pollux::Context;
using pollux::Pending;
using pollux::Poll;
using pollux::Ready;

namespace {

class Tick {
 public:
  using Output = u64;
  explicit Tick(u64 x) noexcept : x_(x) {}
  POLLUX_INLINE Poll<u64> poll(Context& cx) noexcept {
    if (!is_waiting_) {
      is_waiting_ = true;
      cx.waker().wake_by_ref();
      return Pending;
    }
    return Ready(x_ ^ 1);
  }

 private:
  u64 x_;
  bool is_waiting_ = false;
};

class SumOfTicks {
 public:
  using Output = u64;
  explicit SumOfTicks(u64 n) noexcept : n_(n) {}
  Poll<u64> poll(Context& cx) noexcept {
    u64 sum = sum_, i = i_;
    if (is_waiting_) goto waiting;
    for (; i != n_; ++i) {
      ::new (&tick_) Tick(opaque(i));
    waiting:
      auto const polled = tick_.poll(cx);
      if (polled.is_pending()) {
        sum_ = sum;
        i_ = i;
        is_waiting_ = true;
        return Pending;
      }
      sum += *polled;
    }
    return Ready(sum);
  }

 private:
  u64 n_, i_ = 0, sum_ = 0;
  union {
    Tick tick_;
  };
  bool is_waiting_ = false;
};

}  // namespace

static Case loop("loop of awaits", [](u64 n) { return run_to_end([n] { return SumOfTicks(n); }); });
