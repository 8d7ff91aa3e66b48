//===- Interference.cpp ---------------------------------------------------===//

#include "analysis/Interference.h"
#include "analysis/FlowGraph.h"

namespace pollux {

bool isSeenToTheEnd(const Variable &V) {
  if (V.EndsWithAwait)
    return false;
  // A reference is bound again wherever its scope is entered.
  return V.IsBorrowed || V.NeedsDestruction || V.isUserReference() ||
         V.Kind == Variable::AliveFlag ||
         (V.Kind == Variable::Parameter && V.Type.IsReference);
}

/// The scalar or reference that \p O writes when all else is done; else NoVar.
static VarId writtenLast(const Function &F, const Op &O) {
  VarId Written = O.Assigned;
  if (const auto *Declare = llvm::dyn_cast<DeclareOp>(&O))
    switch (Declare->InitKind) {
    case DeclareOp::Direct:
    case DeclareOp::List:
    case DeclareOp::Copy:
    case DeclareOp::Vacuous:
      Written = Declare->Var;
      break;
    default:
      break;
    }
  if (Written == NoVar || isSeenToTheEnd(F.var(Written)))
    return NoVar;
  const TypeFacts &Type = F.var(Written).Type;
  bool IsWrittenAtOnce = Type.ArrayBounds.empty() && !Type.IsDeduced &&
                         (Type.IsScalar || Type.IsReference);
  return IsWrittenAtOnce ? Written : NoVar;
}

/// Of each node: the variables that are seen to the end of their scope, in which
/// it stands.
static std::vector<IndexSet> seenAtNodes(const Function &F, const Liveness &Live) {
  const FlowGraph &Graph = Live.graph();
  std::vector<std::pair<unsigned, unsigned>> NodesInOrder; // position, node
  for (unsigned I = 0; I != Graph.Nodes.size(); ++I)
    if (Graph.Nodes[I].At)
      NodesInOrder.emplace_back(Live.positionOf(*Graph.Nodes[I].At), I);
  llvm::sort(NodesInOrder);
  std::vector<IndexSet> Result(Graph.Nodes.size());
  for (VarId V = 0; V != F.Variables.size(); ++V) {
    if (!isSeenToTheEnd(F.var(V)))
      continue;
    auto [Begin, End] = Live.scopeOf(V);
    for (auto It = llvm::lower_bound(NodesInOrder, std::pair(Begin, 0u));
         It != NodesInOrder.end() && It->first < End; ++It)
      Result[It->second].set(V);
  }
  return Result;
}

Interference::Interference(const Function &F, const Liveness &Live) : F(F) {
  for (VarId V = 0; V != F.Variables.size(); ++V)
    if (F.var(V).Kind == Variable::Parameter)
      Parameters.set(V);
  const FlowGraph &Graph = Live.graph();
  std::vector<IndexSet> Seen = seenAtNodes(F, Live);
  for (unsigned I = 0; I != Graph.Nodes.size(); ++I) {
    const FlowGraph::Node &N = Graph.Nodes[I];
    Moment M;
    M.After = Live.liveOut(I);
    M.After |= Seen[I];
    M.During = M.After;
    M.During |= Live.liveIn(I);
    if (N.Accesses)
      for (const Access &A : *N.Accesses)
        M.During.set(A.Var);
    if (N.Operation) {
      if (const auto *Declare = llvm::dyn_cast<DeclareOp>(N.Operation))
        M.During.set(Declare->Var);
      else if (const auto *Construct = llvm::dyn_cast<ConstructOp>(N.Operation))
        M.During.set(Construct->Var);
      M.Written = writtenLast(F, *N.Operation);
    }
    if (M.Written != NoVar) {
      // Unless it is read as well, in front of that.
      bool IsRead = Live.liveIn(I).test(M.Written);
      if (IsRead) {
        M.Written = NoVar;
      } else {
        M.During.reset(M.Written);
        M.After.set(M.Written);
      }
    }
    Moments.push_back(std::move(M));
  }
}

IndexSet Interference::conflictsOf(
    VarId V, llvm::function_ref<bool(unsigned)> Except) const {
  IndexSet Result;
  if (Parameters.test(V))
    Result |= Parameters; // Captured together.
  for (unsigned I = 0; I != Moments.size(); ++I) {
    const Moment &M = Moments[I];
    if (Except(I))
      continue;
    if (M.During.test(V)) {
      Result |= M.During;
      // What is written at the end meets those that are still needed then.
      if (M.Written != NoVar && M.After.test(V))
        Result.set(M.Written);
    }
    if (M.Written == V)
      Result |= M.After;
  }
  Result.reset(V);
  return Result;
}

std::vector<IndexSet> Interference::conflicts() const {
  unsigned Count = F.Variables.size();
  std::vector<IndexSet> Result(Count);
  for (VarId V : Parameters)
    Result[V] |= Parameters;
  for (const Moment &M : Moments) {
    for (VarId V : M.During)
      Result[V] |= M.During;
    if (M.Written == NoVar)
      continue;
    Result[M.Written] |= M.After;
    for (VarId V : M.After)
      Result[V].set(M.Written);
  }
  for (VarId V = 0; V != Count; ++V)
    Result[V].reset(V);
  return Result;
}

Room roomOf(const Variable &V) {
  // Whatever its size, a future has room for a value or two; what that saves, the
  // least alignment shows.
  if (V.Kind == Variable::Awaited && V.Type.SizeHint == 0)
    return {16, 1};
  return {V.Type.SizeHint, V.Type.AlignmentHint};
}

unsigned stateSize(const Function &F) {
  if (F.isForwarding())
    return 0;
  return F.Points.size() + 2 <= 256 ? 1 : 2;
}

/// Whether the field of \p V may overlap no other.
static bool standsAlone(const Variable &V) {
  // An alignment of its own holds at a place's beginning only; and no reference
  // can be a union's member.
  return V.Alignment != 0 ||
         (V.Kind == Variable::Parameter && V.Type.IsReference);
}

std::vector<IndexSet>
conflictsOfFields(const Function &F, llvm::ArrayRef<std::vector<VarId>> Fields) {
  constexpr unsigned None = ~0u;
  std::vector<unsigned> FieldOf(F.Variables.size(), None);
  for (unsigned I = 0; I != Fields.size(); ++I)
    for (VarId V : Fields[I])
      FieldOf[V] = I;
  std::vector<IndexSet> Result(Fields.size());
  for (unsigned I = 0; I != Fields.size(); ++I)
    for (VarId V : Fields[I]) {
      for (VarId Other : F.Conflicts[V])
        if (FieldOf[Other] != None)
          Result[I].set(FieldOf[Other]);
      if (standsAlone(F.var(V)))
        for (unsigned J = 0; J != Fields.size(); ++J) {
          Result[I].set(J);
          Result[J].set(I);
        }
    }
  for (unsigned I = 0; I != Fields.size(); ++I)
    Result[I].reset(I);
  return Result;
}

} // namespace pollux
