//===- FieldReasons.cpp ---------------------------------------------------===//

#include "analysis/FieldReasons.h"
#include "analysis/FlowGraph.h"
#include "analysis/Liveness.h"
#include "llvm/ADT/DenseMap.h"
#include <tuple>

namespace pollux {

namespace {

class ReasonFinder {
public:
  explicit ReasonFinder(const Function &F)
      : F(F), Live(F), Graph(Live.graph()) {
    ScopeEnds.assign(F.Variables.size(), lastByte(F.Root->Where));
    Borrows.resize(F.Variables.size());
    Makers.resize(F.Variables.size());
    findScopeEnds(F.Root->Ops, lastByte(F.Root->Where),
                  lastByte(F.Root->Where));
    Predecessors.resize(Graph.Nodes.size());
    for (unsigned I = 0; I != Graph.Nodes.size(); ++I)
      lookAt(I);
  }

  std::vector<std::vector<FieldReason>> run() {
    std::vector<std::vector<FieldReason>> Result(F.Variables.size());
    for (VarId V = 0; V != F.Variables.size(); ++V)
      for (SuspensionId P = 0; P != F.Points.size(); ++P)
        if (F.var(V).IsField && Live.mustSurvive(V, P))
          Result[V].push_back(reason(V, P));
    // A flag is needed where what it is the flag of is.
    for (VarId V = 0; V != F.Variables.size(); ++V)
      if (VarId Flag = F.var(V).Flag; Flag != NoVar && F.var(Flag).IsField)
        for (const FieldReason &R : Result[V])
          Result[Flag].push_back({R.Point, FieldReason::ReadLater, R.ScopeEnd,
                                  R.ScopeEnd, false, false, R.ScopeEnd});
    return Result;
  }

private:
  /// Something, and the statement around it.
  using Place = std::pair<Span, Span>;

  static Span lastByte(Span S) { return {S.End ? S.End - 1 : 0, S.End}; }

  /// Notes what the operation of node \p N does that reasons are made of.
  void lookAt(unsigned N) {
    const FlowGraph::Node &Node = Graph.Nodes[N];
    for (unsigned Successor : Node.Successors)
      Predecessors[Successor].push_back(N);
    if (Node.Accesses)
      for (const Access &A : *Node.Accesses)
        if (A.Kind == Access::Borrow)
          Borrows[A.Var].push_back(N);
    if (const auto *Suspend = llvm::dyn_cast_or_null<SuspendOp>(Node.Operation))
      PointNodes[Suspend->Point] = N;
    if (const auto *Declare = llvm::dyn_cast_or_null<DeclareOp>(Node.Operation))
      Makers[Declare->Var].push_back(Declare);
    if (const auto *Construct =
            llvm::dyn_cast_or_null<ConstructOp>(Node.Operation))
      Makers[Construct->Var].push_back(Construct);
  }

  const AwaitOp *awaitAt(SuspensionId P) const {
    return llvm::dyn_cast<AwaitOp>(Graph.Nodes[PointNodes.lookup(P)].Operation);
  }

  FieldReason reason(VarId V, SuspensionId P) const {
    FieldReason R{P,     FieldReason::Destroyed, ScopeEnds[V], ScopeEnds[V],
                  false, false,                  ScopeEnds[V]};
    const AwaitOp *Await = awaitAt(P);
    if (Await && Await->Future == V) {
      R.Kind = FieldReason::PolledAgain;
      R.Where = F.Points[P].Where;
      R.Statement = F.Points[P].Statement;
      return R;
    }
    R.IsReferredTo = Await && mayReferTo(*Await, V);
    // What only its destructor sees is not borrowed by anybody.
    bool IsSeen = !Borrows[V].empty() || !F.var(V).NeedsDestruction;
    if (Live.isLiveAcross(V, P)) {
      R.Kind = FieldReason::ReadLater;
      std::tie(R.Where, R.Statement) = nextRead(V, P);
    } else if (F.var(V).IsBorrowed && IsSeen) {
      R.Kind = FieldReason::Borrowed;
      std::optional<unsigned> By = firstBorrow(borrowsBefore(V, P));
      R.IsLater = !By && !Borrows[V].empty();
      if (!By)
        By = firstBorrow(Borrows[V]);
      std::tie(R.Where, R.Statement) =
          By ? mentionIn(Graph.Nodes[*By].At->Where, V) : Place();
    }
    return R;
  }

  /// The nodes that make the address of \p V known and that control may come from
  /// to \p P, past no declaration that makes it anew.
  std::vector<unsigned> borrowsBefore(VarId V, SuspensionId P) const {
    std::vector<unsigned> Result;
    std::vector<bool> Seen(Graph.Nodes.size());
    std::vector<unsigned> Work = {PointNodes.lookup(P)};
    while (!Work.empty()) {
      unsigned N = Work.back();
      Work.pop_back();
      if (Seen[N])
        continue;
      Seen[N] = true;
      if (llvm::is_contained(Borrows[V], N))
        Result.push_back(N);
      const auto *Declare =
          llvm::dyn_cast_or_null<DeclareOp>(Graph.Nodes[N].Operation);
      if (!Declare || Declare->Var != V)
        Work.insert(Work.end(), Predecessors[N].begin(), Predecessors[N].end());
    }
    return Result;
  }

  /// Which of \p Nodes stands first in the source.
  std::optional<unsigned> firstBorrow(llvm::ArrayRef<unsigned> Nodes) const {
    auto position = [&](unsigned N) {
      return Live.positionOf(*Graph.Nodes[N].At);
    };
    auto It = std::min_element(
        Nodes.begin(), Nodes.end(),
        [&](unsigned A, unsigned B) { return position(A) < position(B); });
    return It == Nodes.end() ? std::nullopt : std::optional(*It);
  }

  /// Whether the future of \p Await, or the place where it is polled, is made of
  /// the address of \p V; or of something that is.
  bool mayReferTo(const AwaitOp &Await, VarId V) const {
    std::vector<bool> Seen(F.Variables.size());
    if (Await.Future != NoVar)
      return isMadeOf(Await.Future, V, Seen);
    return llvm::any_of(Await.Accesses, [&](const Access &A) {
      return A.Var == V || isMadeOf(A.Var, V, Seen);
    });
  }
  bool isMadeOf(VarId Made, VarId V, std::vector<bool> &Seen) const {
    if (Seen[Made])
      return false;
    Seen[Made] = true;
    return llvm::any_of(Makers[Made], [&](const Op *O) {
      return llvm::any_of(O->Accesses, [&](const Access &A) {
        return (A.Var == V && A.Kind == Access::Borrow) ||
               (mayHoldAddress(F.var(A.Var)) && isMadeOf(A.Var, V, Seen));
      });
    });
  }

  /// A number holds none, and what has a destructor owns what it points to.
  static bool mayHoldAddress(const Variable &V) {
    if (V.Type.IsReference)
      return true;
    if (V.Type.IsScalar)
      return llvm::StringRef(V.Type.Spelling).ends_with("*");
    return V.Type.IsTriviallyDestructible;
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
  /// The nodes that make the address of each variable known, and the operations
  /// that make its value.
  std::vector<std::vector<unsigned>> Borrows;
  std::vector<std::vector<const Op *>> Makers;
  std::vector<std::vector<unsigned>> Predecessors;
  llvm::DenseMap<SuspensionId, unsigned> PointNodes;
};

} // namespace

std::vector<std::vector<FieldReason>> findFieldReasons(const Function &F) {
  return ReasonFinder(F).run();
}

} // namespace pollux
