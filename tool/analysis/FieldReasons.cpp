//===- FieldReasons.cpp ---------------------------------------------------===//

#include "analysis/FieldReasons.h"
#include "analysis/FlowGraph.h"
#include "analysis/Liveness.h"
#include "llvm/ADT/DenseMap.h"

namespace pollux {

namespace {

class ReasonFinder {
public:
  explicit ReasonFinder(const Function &F)
      : F(F), Live(F), Graph(Live.graph()) {
    ScopeEnds.assign(F.Variables.size(), lastByte(F.Root->Where));
    Borrows.resize(F.Variables.size());
    findScopeEnds(F.Root->Ops, lastByte(F.Root->Where),
                  lastByte(F.Root->Where));
    walk(static_cast<const Op &>(*F.Root), [&](const Op &O) {
      noteBorrows(O, O.Accesses);
      if (const auto *Loop = llvm::dyn_cast<LoopOp>(&O))
        noteBorrows(O, Loop->IncrementAccesses);
    });
    for (unsigned I = 0; I != Graph.Nodes.size(); ++I)
      if (const auto *Suspend =
              llvm::dyn_cast_or_null<SuspendOp>(Graph.Nodes[I].Operation)) {
        PointNodes[Suspend->Point] = I;
        if (const auto *Await = llvm::dyn_cast<AwaitOp>(Suspend))
          Awaited[Suspend->Point] = Await->Future;
      }
  }

  std::vector<std::vector<FieldReason>> run() {
    std::vector<std::vector<FieldReason>> Result(F.Variables.size());
    for (VarId V = 0; V != F.Variables.size(); ++V)
      for (SuspensionId P = 0; P != F.Points.size(); ++P)
        if (F.var(V).IsField && Live.mustSurvive(V, P))
          Result[V].push_back(reason(V, P));
    return Result;
  }

private:
  /// Something, and the statement around it.
  using Place = std::pair<Span, Span>;

  static Span lastByte(Span S) { return {S.End ? S.End - 1 : 0, S.End}; }

  FieldReason reason(VarId V, SuspensionId P) {
    auto It = Awaited.find(P);
    if (It != Awaited.end() && It->second == V)
      return {P, FieldReason::PolledAgain, F.Points[P].Where,
              F.Points[P].Statement};
    if (Live.isLiveAcross(V, P)) {
      auto [Where, Statement] = nextRead(V, P);
      return {P, FieldReason::ReadLater, Where, Statement};
    }
    // What only its destructor sees is not borrowed by anybody.
    bool IsSeen = !Borrows[V].first.isEmpty() || !F.var(V).NeedsDestruction;
    if (F.var(V).IsBorrowed && IsSeen)
      return {P, FieldReason::Borrowed, Borrows[V].first, Borrows[V].second};
    return {P, FieldReason::Destroyed, ScopeEnds[V], ScopeEnds[V]};
  }

  /// Where \p Statement names \p V, or that as a whole.
  Place mentionIn(Span Statement, VarId V) const {
    for (Span Mention : F.var(V).Mentions)
      if (Statement.contains(Mention))
        return {Mention, Statement};
    return {Statement, Statement};
  }

  /// The first read that control may come to from \p P, with the fewest steps.
  Place nextRead(VarId V, SuspensionId P) const {
    const FlowGraph::Node &Start = Graph.Nodes[PointNodes.lookup(P)];
    // The poll itself, which is done again.
    if (const auto *Await = llvm::dyn_cast<AwaitOp>(Start.Operation))
      for (const Access &A : Await->Accesses)
        if (A.Var == V)
          return mentionIn(Await->Where, V);
    std::vector<bool> Seen(Graph.Nodes.size());
    // Breadth first; an operand's declaration ends the search on its way.
    std::vector<unsigned> Work(Start.Successors.begin(), Start.Successors.end());
    for (size_t I = 0; I != Work.size(); ++I) {
      if (Seen[Work[I]])
        continue;
      Seen[Work[I]] = true;
      const FlowGraph::Node &N = Graph.Nodes[Work[I]];
      if (N.Accesses)
        for (const Access &A : *N.Accesses)
          if (A.Var == V && A.Kind != Access::Write && A.Kind != Access::Name)
            return mentionIn(N.At ? N.At->Where : F.Body, V);
      if (const auto *Declare = llvm::dyn_cast_or_null<DeclareOp>(N.Operation);
          Declare && Declare->Var == V)
        continue;
      if (N.Operation && N.Operation->Assigned == V)
        continue;
      Work.insert(Work.end(), N.Successors.begin(), N.Successors.end());
    }
    return {F.Points[P].Where, F.Points[P].Statement};
  }

  void noteBorrows(const Op &O, const std::vector<Access> &Accesses) {
    for (const Access &A : Accesses)
      if (A.Kind == Access::Borrow && Borrows[A.Var].first.isEmpty())
        Borrows[A.Var] = mentionIn(O.Where, A.Var);
  }

  /// A block's names end with it, a full-expression's temporaries with that.
  void findScopeEnds(const OpList &Ops, Span Block, Span Full) {
    for (const OpPtr &O : Ops)
      findScopeEnds(*O, Block, Full);
  }
  void findScopeEnds(const Op &O, Span Block, Span Full) {
    if (const auto *Declare = llvm::dyn_cast<DeclareOp>(&O)) {
      const Variable &V = F.var(Declare->Var);
      bool IsOfBlock = V.isUserVisible() || V.Kind == Variable::Spilled;
      ScopeEnds[Declare->Var] = IsOfBlock ? Block : Full;
    } else if (const auto *Inner = llvm::dyn_cast<BlockOp>(&O)) {
      if (Inner->IsArm)
        return findScopeEnds(Inner->Ops, Block, Full);
      Span End = lastByte(Inner->Where);
      findScopeEnds(Inner->Ops, End, End);
    } else if (const auto *Whole = llvm::dyn_cast<FullOp>(&O)) {
      findScopeEnds(Whole->Ops, Block, lastByte(Whole->Where));
    } else if (const auto *If = llvm::dyn_cast<IfOp>(&O)) {
      findScopeEnds(*If->Then, Block, Full);
      if (If->Else)
        findScopeEnds(*If->Else, Block, Full);
    } else if (const auto *Loop = llvm::dyn_cast<LoopOp>(&O)) {
      findScopeEnds(*Loop->Body, Block, Full);
    } else if (const auto *Switch = llvm::dyn_cast<SwitchOp>(&O)) {
      findScopeEnds(*Switch->Body, Block, Full);
    } else if (const auto *Try = llvm::dyn_cast<TryOp>(&O)) {
      findScopeEnds(*Try->Body, Block, Full);
    }
  }

  const Function &F;
  Liveness Live;
  const FlowGraph &Graph;
  std::vector<Span> ScopeEnds;
  /// What first made the address of each known; empty if nothing in the text
  /// does.
  std::vector<Place> Borrows;
  llvm::DenseMap<SuspensionId, unsigned> PointNodes;
  llvm::DenseMap<SuspensionId, VarId> Awaited;
};

} // namespace

std::vector<std::vector<FieldReason>> findFieldReasons(const Function &F) {
  return ReasonFinder(F).run();
}

} // namespace pollux
