// cases/nested.cpp by hand.
#include "harness.hpp"

using namespace bench;
using pollux::Context;
using pollux::Pending;
using pollux::Poll;
using pollux::Ready;

namespace {

// What never suspends needs no state: these are ready at their only poll.
class Third {
 public:
  using Output = u64;
  explicit Third(u64 x) noexcept : x_(x) {}
  POLLUX_INLINE Poll<u64> poll(Context&) noexcept { return Ready(opaque(x_) + 1); }

 private:
  u64 x_;
};

class Second {
 public:
  using Output = u64;
  explicit Second(u64 x) noexcept : x_(x) {}
  POLLUX_INLINE Poll<u64> poll(Context& cx) noexcept { return Ready(*Third(x_ + 3).poll(cx) ^ x_); }

 private:
  u64 x_;
};

class First {
 public:
  using Output = u64;
  explicit First(u64 x) noexcept : x_(x) {}
  POLLUX_INLINE Poll<u64> poll(Context& cx) noexcept { return Ready(*Second(x_ * 5).poll(cx) + x_); }

 private:
  u64 x_;
};

class SumOfNested {
 public:
  using Output = u64;
  explicit SumOfNested(u64 n) noexcept : n_(n) {}
  Poll<u64> poll(Context& cx) noexcept {
    u64 sum = 0;
    for (u64 i = 0; i != n_; ++i) sum += *First(i).poll(cx);
    return Ready(sum);
  }

 private:
  u64 n_;
};

class GatedThird {
 public:
  using Output = u64;
  explicit GatedThird(u64 x) noexcept : x_(x) {}
  POLLUX_INLINE Poll<u64> poll(Context& cx) noexcept {
    if (!is_waiting_) ::new (&gate_) PassGate(opaque(x_));
    auto const polled = gate_.poll(cx);
    if (polled.is_pending()) {
      is_waiting_ = true;
      return Pending;
    }
    return Ready(*polled + 1);
  }

 private:
  union {
    u64 x_;
    PassGate gate_;
  };
  bool is_waiting_ = false;
};

class GatedSecond {
 public:
  using Output = u64;
  explicit GatedSecond(u64 x) noexcept : x_(x) {}
  POLLUX_INLINE Poll<u64> poll(Context& cx) noexcept {
    if (!is_waiting_) ::new (&third_) GatedThird(x_ + 3);
    auto const polled = third_.poll(cx);
    if (polled.is_pending()) {
      is_waiting_ = true;
      return Pending;
    }
    return Ready(*polled ^ x_);
  }

 private:
  u64 x_;
  union {
    GatedThird third_;
  };
  bool is_waiting_ = false;
};

class GatedFirst {
 public:
  using Output = u64;
  explicit GatedFirst(u64 x) noexcept : x_(x) {}
  POLLUX_INLINE Poll<u64> poll(Context& cx) noexcept {
    if (!is_waiting_) ::new (&second_) GatedSecond(x_ * 5);
    auto const polled = second_.poll(cx);
    if (polled.is_pending()) {
      is_waiting_ = true;
      return Pending;
    }
    return Ready(*polled + x_);
  }

 private:
  u64 x_;
  union {
    GatedSecond second_;
  };
  bool is_waiting_ = false;
};

class SumOfGated {
 public:
  using Output = u64;
  explicit SumOfGated(u64 n) noexcept : n_(n) {}
  Poll<u64> poll(Context& cx) noexcept {
    u64 sum = sum_, i = i_;
    if (is_waiting_) goto waiting;
    for (; i != n_; ++i) {
      ::new (&first_) GatedFirst(i);
    waiting:
      auto const polled = first_.poll(cx);
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
    GatedFirst first_;
  };
  bool is_waiting_ = false;
};

}  // namespace

static Case nested("nested ready calls", [](u64 n) { return run_to_end([n] { return SumOfNested(n); }); });
static Case gated("nested ready calls that may suspend", [](u64 n) { return run_to_end([n] { return SumOfGated(n); }); });
