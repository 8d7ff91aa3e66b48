//===- Liveness.h - What is needed after a suspension -----------*- C++ -*-===//
//
// Answers: which variables may be read after suspension point P, before they
// are written whole? And: which are in scope, so that their destructor or a
// borrow can still see them?
//
// Holds for one Function; any change to its operations invalidates it.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_ANALYSIS_LIVENESS_H
#define POLLUX_ANALYSIS_LIVENESS_H

#include "analysis/FlowGraph.h"
#include "ir/IR.h"
#include "llvm/ADT/DenseMap.h"

namespace pollux {

class Liveness {
public:
  explicit Liveness(const Function &F);

  /// Whether the value of \p V may be read after \p Point before it is
  /// overwritten. Control flow only: borrows are not looked at.
  bool isLiveAcross(VarId V, SuspensionId Point) const {
    return LiveOut[Point].test(V);
  }

  /// Whether \p V has been declared at \p Point and its scope has not ended.
  bool isInScope(VarId V, SuspensionId Point) const {
    return Scopes[V].first < Positions[Point] &&
           Positions[Point] < Scopes[V].second;
  }

  /// Whether \p V must keep its value while suspended at \p Point.
  bool mustSurvive(VarId V, SuspensionId Point) const;

  const FlowGraph &graph() const { return Graph; }
  /// What may be read from node \p N on, before it is overwritten; and behind
  /// it.
  const IndexSet &liveIn(unsigned N) const { return LiveIn[N]; }
  IndexSet liveOut(unsigned N) const;
  /// Where \p O stands in the operations' order.
  unsigned positionOf(const Op &O) const { return OpPositions.lookup(&O); }

  /// The positions of \p V's declaration and of its scope's end.
  std::pair<unsigned, unsigned> scopeOf(VarId V) const { return Scopes[V]; }

private:
  const Function &F;
  FlowGraph Graph;
  std::vector<IndexSet> LiveIn;
  /// Of the suspension points.
  std::vector<IndexSet> LiveOut;
  llvm::DenseMap<const Op *, unsigned> OpPositions;
  /// Of each variable: the position of its declaration and the end of its
  /// scope, in the operations' order.
  std::vector<std::pair<unsigned, unsigned>> Scopes;
  std::vector<unsigned> Positions;
};

} // namespace pollux

#endif // POLLUX_ANALYSIS_LIVENESS_H
