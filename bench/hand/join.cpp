// cases/join.cpp by hand.
#include "harness.hpp"

using namespace bench;
using pollux::Context;
using pollux::Pending;
using pollux::Poll;
using pollux::Ready;

namespace {

class Worker {
 public:
  Worker(u64 id, u64 rounds) noexcept : sum_(id), rounds_(rounds) {}

  // True when it is done; then `sum` has the result, also if it is polled again.
  POLLUX_INLINE bool poll(Context& cx) noexcept {
    if (is_waiting_) {
      sum_ = sum_ * 3 + opaque(i_);
      ++i_;
    }
    is_waiting_ = i_ != rounds_;
    if (!is_waiting_) return true;
    cx.waker().wake_by_ref();
    return false;
  }
  u64 sum() const noexcept { return sum_; }

 private:
  u64 sum_, rounds_, i_ = 0;
  bool is_waiting_ = false;
};

class JoinOfEight {
 public:
  using Output = u64;
  explicit JoinOfEight(u64 n) noexcept : n_(n) {}
  Poll<u64> poll(Context& cx) noexcept {
    if (is_waiting_) goto waiting;
    for (; i_ != n_; ++i_) {
      for (u64 k = 0; k != 8; ++k) ::new (&workers_[k]) Worker(i_, k + 1);
      is_waiting_ = true;
    waiting:
      bool all_done = true;
      for (Worker& worker : workers_) all_done = worker.poll(cx) && all_done;
      if (!all_done) return Pending;
      for (Worker const& worker : workers_) sum_ += worker.sum();
    }
    return Ready(u64(sum_));
  }

 private:
  u64 n_, i_ = 0, sum_ = 0;
  union {
    Worker workers_[8];
  };
  bool is_waiting_ = false;
};

}  // namespace

static Case join("join of 8", [](u64 n) { return run_to_end([n] { return JoinOfEight(n); }); });
