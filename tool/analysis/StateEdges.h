//===- StateEdges.h - Which suspension leads to which -----------*- C++ -*-===//
//
// Answers: from which state can control reach which, and on what conditions?
// The edges of the state diagram:
//
//   if (more)                 Start ─ more ──▶ AwaitFetch
//     co_await fetch();  ==>  Start ─ !more ─▶ AwaitStore
//   co_await store();         AwaitFetch ────▶ AwaitStore ────▶ Done
//
// A way that control can take may still never be taken: conditions are not
// compared with each other. A `throw` that leaves the body leads to Done; any
// other exception that does is no edge, or every state would have it.
//
// Holds for one Function; any change to its operations invalidates it.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_ANALYSIS_STATEEDGES_H
#define POLLUX_ANALYSIS_STATEEDGES_H

#include "analysis/FlowGraph.h"

namespace pollux {

/// Something that decides the way from one state to another.
struct Condition {
  FlowGraph::Edge::KindTy Kind;
  const Op *By;
  unsigned Which = 0;

  bool operator==(const Condition &Other) const {
    return Kind == Other.Kind && By == Other.By && Which == Other.Which;
  }
};

/// What holds all along one way, in the order of its evaluation. What is decided
/// twice, in a loop, stands there as it was decided last.
using ConditionPath = std::vector<Condition>;

/// States are numbered: 0 is Start, P + 1 is suspension point P, and the last is
/// Done.
struct StateEdge {
  unsigned From, To;
  /// The ways there. One of them is empty if control always may go this way.
  std::vector<ConditionPath> Paths;
  /// There are more ways than are worth telling apart; Paths is empty.
  bool HasMore = false;
};

/// In the order of From, then To.
std::vector<StateEdge> findStateEdges(const Function &F);

} // namespace pollux

#endif // POLLUX_ANALYSIS_STATEEDGES_H
