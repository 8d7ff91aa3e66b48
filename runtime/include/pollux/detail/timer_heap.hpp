// Which timer is due next? A heap of timers that are linked by pointers of their own, so that arming one allocates nothing.
//
// A pairing heap: each node is not later than its children; the children of a node form a list. push is O(1), removing any node
// O(log n) amortised. Timers that are due at the same time come in the order in which they were pushed.
// Source: Fredman, Sedgewick, Sleator, Tarjan, "The pairing heap", Algorithmica 1 (1986). Not synchronised.
#pragma once

#include <chrono>
#include <cstdint>
#include <utility>

namespace pollux::detail {

/// The clock that deadlines refer to.
using Clock = std::chrono::steady_clock;

/// The part of a timer that a TimerHeap uses. It must stay where it is while it is in one.
struct TimerNode {
  Clock::time_point deadline{};
  std::uint64_t order = 0;
  TimerNode* child = nullptr;     // the first of this node's children
  TimerNode* next = nullptr;      // the next sibling
  TimerNode* previous = nullptr;  // the sibling before, or the parent for a first child; null for the root
};

/// A min-heap of timers by deadline. Holds pointers only.
class TimerHeap {
 public:
  /// The timer that is due next, or null.
  TimerNode* first() const noexcept { return root_; }

  /// Adds a timer that is in no heap. True if it is now the first.
  bool push(TimerNode& node) noexcept {
    node.order = pushed_++;
    node.child = node.next = node.previous = nullptr;
    root_ = meld(root_, &node);
    return root_ == &node;
  }

  /// Takes a timer out that is in this heap.
  void remove(TimerNode& node) noexcept {
    if (&node != root_) {
      (node.previous->child == &node ? node.previous->child : node.previous->next) = node.next;
      if (node.next != nullptr) node.next->previous = node.previous;
    }
    TimerNode* const rest = pair(std::exchange(node.child, nullptr));
    if (&node == root_) {
      root_ = rest;
    } else {
      root_ = meld(root_, rest);
    }
    node.next = node.previous = nullptr;
  }

 private:
  static bool before(TimerNode const& a, TimerNode const& b) noexcept {
    return a.deadline != b.deadline ? a.deadline < b.deadline : a.order < b.order;
  }

  // Makes one heap of two roots, either of which may be null.
  static TimerNode* meld(TimerNode* a, TimerNode* b) noexcept {
    if (a == nullptr) return b;
    if (b == nullptr) return a;
    if (before(*b, *a)) std::swap(a, b);
    b->previous = a;
    b->next = a->child;
    if (b->next != nullptr) b->next->previous = b;
    a->child = b;
    return a;
  }

  // Makes one heap of a list of siblings: melds them by twos from the left, then the results from the right. Without recursion,
  // since a node may have a million children.
  static TimerNode* pair(TimerNode* list) noexcept {
    TimerNode* pairs = nullptr;  // linked by next, last pair first
    while (list != nullptr) {
      TimerNode* const a = list;
      TimerNode* const b = a->next;
      list = b != nullptr ? b->next : nullptr;
      a->next = a->previous = nullptr;
      if (b != nullptr) b->next = b->previous = nullptr;
      TimerNode* const melded = meld(a, b);
      melded->next = pairs;
      pairs = melded;
    }
    TimerNode* root = nullptr;
    while (pairs != nullptr) {
      TimerNode* const heap = std::exchange(pairs, pairs->next);
      heap->next = nullptr;
      root = meld(root, heap);
    }
    return root;
  }

  TimerNode* root_ = nullptr;
  std::uint64_t pushed_ = 0;
};

}  // namespace pollux::detail
