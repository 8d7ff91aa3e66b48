// cases/depth.cpp by hand.
#include "harness.hpp"

using namespace bench;
using pollux::Context;
using pollux::Pending;
using pollux::Poll;
using pollux::Ready;

namespace {

template <u64 Depth>
class Level {
 public:
  using Output = u64;
  explicit Level(u64 n) noexcept : n_(n) {}
  POLLUX_INLINE Poll<u64> poll(Context& cx) noexcept {
    if (!is_waiting_) {
      u64 const n = n_;
      before_ = opaque(n) + Depth;
      ::new (&inner_) Level<Depth - 1>(n);
    }
    auto const polled = inner_.poll(cx);
    if (polled.is_pending()) {
      is_waiting_ = true;
      return Pending;
    }
    return Ready(*polled + before_);
  }

 private:
  union {
    u64 n_;  // until the first poll
    u64 before_;
  };
  union {
    Level<Depth - 1> inner_;
  };
  bool is_waiting_ = false;
};

template <>
class Level<1> {
 public:
  using Output = u64;
  explicit Level(u64 n) noexcept : n_(n) {}
  POLLUX_INLINE Poll<u64> poll(Context& cx) noexcept {
    if (is_waiting_) {
      sum_ += opaque(i_);
      ++i_;
    }
    if (i_ == n_) return Ready(u64(sum_));
    is_waiting_ = true;
    cx.waker().wake_by_ref();
    return Pending;
  }

 private:
  u64 n_, i_ = 0, sum_ = 0;
  bool is_waiting_ = false;
};

}  // namespace

static Case depth_1("suspend and resume at depth 1", [](u64 n) { return run_to_end([n] { return Level<1>(n); }); });
static Case depth_5("suspend and resume at depth 5", [](u64 n) { return run_to_end([n] { return Level<5>(n); }); });
static Case depth_10("suspend and resume at depth 10", [](u64 n) { return run_to_end([n] { return Level<10>(n); }); });
static Case depth_20("suspend and resume at depth 20", [](u64 n) { return run_to_end([n] { return Level<20>(n); }); });
