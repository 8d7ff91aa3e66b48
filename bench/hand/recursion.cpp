// cases/recursion.cpp by hand.
#include "harness.hpp"

#include <memory>

using namespace bench;
using pollux::Context;
using pollux::Pending;
using pollux::Poll;
using pollux::Ready;

namespace {

class Tree {
 public:
  using Output = u64;
  explicit Tree(u64 depth) noexcept : depth_(depth) {}
  Poll<u64> poll(Context& cx) {
    if (depth_ == 0) {
      if (state_ == State::Leaf) return Ready(u64(1));
      state_ = State::Leaf;
      cx.waker().wake_by_ref();
      return Pending;
    }
    if (state_ == State::Start) {
      child_ = std::make_unique<Tree>(depth_ - 1);
      state_ = State::Left;
    }
    auto polled = child_->poll(cx);
    if (polled.is_pending()) return Pending;
    if (state_ == State::Left) {
      left_ = *polled;
      child_.reset();
      child_ = std::make_unique<Tree>(depth_ - 1);
      state_ = State::Right;
      polled = child_->poll(cx);
      if (polled.is_pending()) return Pending;
    }
    child_.reset();
    return Ready(left_ * 3 + *polled);
  }

 private:
  enum class State : u8 { Start, Leaf, Left, Right };

  u64 depth_, left_;
  std::unique_ptr<Tree> child_;
  State state_ = State::Start;
};

class SumOfTrees {
 public:
  using Output = u64;
  explicit SumOfTrees(u64 n) noexcept : n_(n) {}
  Poll<u64> poll(Context& cx) {
    if (is_waiting_) goto waiting;
    for (; i_ != n_; ++i_) {
      ::new (&tree_) Tree(opaque(u64(4)));
      is_waiting_ = true;
    waiting:
      auto const polled = tree_.poll(cx);
      if (polled.is_pending()) return Pending;
      tree_.~Tree();
      is_waiting_ = false;
      sum_ += *polled;
    }
    return Ready(u64(sum_));
  }
  ~SumOfTrees() {
    if (is_waiting_) tree_.~Tree();
  }

 private:
  u64 n_, i_ = 0, sum_ = 0;
  union {
    Tree tree_;
  };
  bool is_waiting_ = false;
};

}  // namespace

static Case recursion("recursion, boxed", [](u64 n) { return run_to_end([n] { return SumOfTrees(n); }); });
