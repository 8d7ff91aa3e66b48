//===- Liveness.cpp -------------------------------------------------------===//

#include "analysis/Liveness.h"

namespace pollux {

namespace {

/// Numbers the operations in the source's order, and closes each variable's
/// scope where its block ends; a temporary's, where its full-expression does.
class ScopeNumbering {
public:
  ScopeNumbering(const Function &F,
                 std::vector<std::pair<unsigned, unsigned>> &Scopes,
                 std::vector<unsigned> &Positions,
                 llvm::DenseMap<const Op *, unsigned> &OpPositions)
      : F(F), Scopes(Scopes), Positions(Positions), OpPositions(OpPositions) {}

  void number(const OpList &Ops, std::vector<VarId> &InBlock,
              std::vector<VarId> &InFull) {
    for (const OpPtr &O : Ops)
      number(*O, InBlock, InFull);
  }

  void number(const Op &O, std::vector<VarId> &InBlock,
              std::vector<VarId> &InFull) {
    OpPositions[&O] = ++Position;
    if (const auto *Declare = llvm::dyn_cast<DeclareOp>(&O)) {
      Scopes[Declare->Var].first = Position;
      const Variable &V = F.var(Declare->Var);
      bool IsTemporary =
          V.Kind == Variable::Temporary || V.Kind == Variable::Awaited ||
          V.Kind == Variable::AliveFlag;
      (IsTemporary ? InFull : InBlock).push_back(Declare->Var);
      if (Declare->InitKind == DeclareOp::Deferred)
        Deferred.set(Declare->Var);
    } else if (const auto *Construct = llvm::dyn_cast<ConstructOp>(&O)) {
      // Not before whatever arm of a conditional makes it is done.
      if (Deferred.test(Construct->Var))
        Scopes[Construct->Var].first = Position;
    } else if (const auto *Suspend = llvm::dyn_cast<SuspendOp>(&O)) {
      Positions[Suspend->Point] = Position;
      if (const auto *Await = llvm::dyn_cast<AwaitOp>(&O)) {
        ++Position;
        Scopes[Await->Polled].first = Position;
        InFull.push_back(Await->Polled);
      }
    } else if (const auto *Block = llvm::dyn_cast<BlockOp>(&O)) {
      // What an operand of a conditional makes lives as long as the others.
      if (Block->IsArm)
        return number(Block->Ops, InBlock, InFull);
      std::vector<VarId> Inner;
      number(Block->Ops, Inner, Inner);
      close(Inner);
    } else if (const auto *Full = llvm::dyn_cast<FullOp>(&O)) {
      std::vector<VarId> Temporaries;
      number(Full->Ops, InBlock, Temporaries);
      close(Temporaries);
    } else if (const auto *If = llvm::dyn_cast<IfOp>(&O)) {
      number(*If->Then, InBlock, InFull);
      if (If->Else)
        number(*If->Else, InBlock, InFull);
    } else if (const auto *Loop = llvm::dyn_cast<LoopOp>(&O)) {
      number(*Loop->Body, InBlock, InFull);
    } else if (const auto *Switch = llvm::dyn_cast<SwitchOp>(&O)) {
      number(*Switch->Body, InBlock, InFull);
    } else if (const auto *Try = llvm::dyn_cast<TryOp>(&O)) {
      number(*Try->Body, InBlock, InFull);
    }
  }

  void close(const std::vector<VarId> &Vars) {
    ++Position;
    for (VarId V : Vars)
      Scopes[V].second = Position;
  }

private:
  const Function &F;
  std::vector<std::pair<unsigned, unsigned>> &Scopes;
  std::vector<unsigned> &Positions;
  llvm::DenseMap<const Op *, unsigned> &OpPositions;
  IndexSet Deferred;
  unsigned Position = 0;
};

} // namespace

Liveness::Liveness(const Function &F) : F(F), Graph(F) {
  Scopes.resize(F.Variables.size());
  Positions.resize(F.Points.size());
  LiveOut.resize(F.Points.size());

  std::vector<VarId> TopLevel;
  for (VarId V = 0; V != F.Variables.size(); ++V)
    if (F.var(V).Kind == Variable::Parameter)
      TopLevel.push_back(V);
  ScopeNumbering Numbering(F, Scopes, Positions, OpPositions);
  Numbering.number(F.Root->Ops, TopLevel, TopLevel);
  Numbering.close(TopLevel);

  // Backward dataflow to a fixed point: live-in = uses + (live-out - defs).
  // Nodes were made from the end, so that in ascending order most successors
  // are done first.
  unsigned Count = Graph.Nodes.size();
  LiveIn.resize(Count);
  bool HasChanged = true;
  while (HasChanged) {
    HasChanged = false;
    for (unsigned I = 0; I != Count; ++I) {
      const FlowGraph::Node &N = Graph.Nodes[I];
      IndexSet Live = liveOut(I);
      if (const auto *Suspend = llvm::dyn_cast_or_null<SuspendOp>(N.Operation))
        LiveOut[Suspend->Point] |= Live;
      if (const auto *Await = llvm::dyn_cast_or_null<AwaitOp>(N.Operation)) {
        IndexSet &Out = LiveOut[Await->Point];
        // The poll is done again after each suspension.
        for (const Access &A : *N.Accesses)
          Out.set(A.Var);
        Out.reset(Await->Polled);
        Live.reset(Await->Polled);
      }
      if (const auto *Declare = llvm::dyn_cast_or_null<DeclareOp>(N.Operation))
        Live.reset(Declare->Var);
      if (N.Accesses) {
        // A handler may see the old value: what throws has not assigned.
        if (N.Operation && N.Operation->Assigned != NoVar &&
            N.Successors.size() == 1)
          Live.reset(N.Operation->Assigned);
        for (const Access &A : *N.Accesses)
          if (A.Kind != Access::Write && A.Kind != Access::Name)
            Live.set(A.Var);
      }
      if (Live != LiveIn[I]) {
        LiveIn[I] = std::move(Live);
        HasChanged = true;
      }
    }
  }
}

IndexSet Liveness::liveOut(unsigned N) const {
  IndexSet Live;
  for (unsigned Successor : Graph.Nodes[N].Successors)
    Live |= LiveIn[Successor];
  return Live;
}

bool Liveness::mustSurvive(VarId V, SuspensionId Point) const {
  const Variable &Var = F.var(V);
  if (!isInScope(V, Point))
    return false;
  if (Var.EndsWithAwait)
    return isLiveAcross(V, Point);
  // A borrow, or the destructor at the scope's end, may look at it.
  return Var.IsBorrowed || Var.NeedsDestruction || isLiveAcross(V, Point);
}

} // namespace pollux
