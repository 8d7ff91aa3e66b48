//===- CopyOut.cpp - Values that leave the frame before their last use ----===//
//
// What is read while another object is constructed in place can't lend it its
// room: the constructor might write over what is still to be read. A value that
// is not needed afterwards is copied into an ordinary local first, where the
// frame gets smaller by it:
//
//   co_return co_await send(block);
//     ==>  {
//            auto block = frame.block;   // hides the alias of that name
//            ::new (frame.send.storage()) send_future(send(block));
//          }
//        await_send: …
//
// and `block` and `send` share their room.
//
//===----------------------------------------------------------------------===//

#include "analysis/Interference.h"
#include "passes/Passes.h"

namespace pollux {

namespace {

/// Operations of one list, without a suspension among them, with which the life
/// of a value ends.
struct Run {
  OpList *List;
  llvm::SmallVector<Op *, 4> Ops;
};

/// A value and all ends of its life for which a copy of it would do.
struct Candidate {
  VarId Var;
  std::vector<Run> Runs;
  /// What conflicts with the value all the same.
  IndexSet OfRest;
};

class Copier {
public:
  explicit Copier(Function &F)
      : F(F), Live(F), Conflicting(F, Live), Without(F.Conflicts) {}

  void run() {
    findCandidates();
    if (Candidates.empty())
      return;
    // The large ones matter; and each is tried.
    llvm::stable_sort(Candidates, [&](const Candidate &A, const Candidate &B) {
      return F.var(A.Var).Type.SizeHint > F.var(B.Var).Type.SizeHint;
    });
    if (Candidates.size() > MaxTried)
      Candidates.resize(MaxTried);
    uint64_t Before = estimate();
    for (Candidate &C : Candidates) {
      C.OfRest = conflictsOfRest(C);
      apply(C);
    }
    uint64_t Best = estimate();
    if (Best >= Before) {
      F.Conflicts = Without;
      return;
    }
    // Without those that save nothing, the smallest first.
    for (unsigned I = Candidates.size(); I-- != 0;) {
      std::vector<IndexSet> Kept = F.Conflicts;
      F.Conflicts = Without;
      for (unsigned J = 0; J != Candidates.size(); ++J)
        if (J != I)
          apply(Candidates[J]);
      if (estimate() > Best)
        F.Conflicts = std::move(Kept);
      else
        Candidates.erase(Candidates.begin() + I);
    }
    insertCopies();
    Liveness Now(F);
    F.Conflicts = Interference(F, Now).conflicts();
  }

private:
  static constexpr unsigned MaxTried = 32;

  bool isCandidate(VarId Id) const {
    const Variable &V = F.var(Id);
    return V.IsField && V.Type.IsTriviallyCopyable && !V.Type.IsReference &&
           V.Alignment == 0 && !isSeenToTheEnd(V) && V.Bindings.empty();
  }

  void findCandidates() {
    for (unsigned I = 0; I != Live.graph().Nodes.size(); ++I)
      if (const Op *O = Live.graph().Nodes[I].Operation)
        NodeOf[O] = I;
    walk(*F.Root, [&](Op &O) {
      if (auto *Block = llvm::dyn_cast<BlockOp>(&O))
        findIn(Block->Ops);
      else if (auto *Full = llvm::dyn_cast<FullOp>(&O))
        findIn(Full->Ops);
    });
  }

  /// Whether \p O may stand in braces with what is in front of it.
  bool isSimple(const Op &O) const {
    if (const auto *Declare = llvm::dyn_cast<DeclareOp>(&O))
      return F.var(Declare->Var).IsField;
    return llvm::isa<EvaluateOp, ConstructOp>(O);
  }

  static bool writes(const Op &O, VarId V) {
    if (const auto *Declare = llvm::dyn_cast<DeclareOp>(&O))
      if (Declare->Var == V)
        return true;
    if (const auto *Construct = llvm::dyn_cast<ConstructOp>(&O))
      if (Construct->Var == V)
        return true;
    return llvm::any_of(O.Accesses, [&](const Access &A) {
      return A.Var == V && A.Kind != Access::Read;
    });
  }

  void findIn(OpList &Ops) {
    for (unsigned Last = 0; Last != Ops.size(); ++Last) {
      // Only constructing reads while it writes.
      const auto *Declare = llvm::dyn_cast<DeclareOp>(Ops[Last].get());
      if (!Declare || !isSimple(*Declare))
        continue;
      IndexSet Out = Live.liveOut(NodeOf.lookup(Declare));
      llvm::SmallVector<VarId, 4> Seen;
      for (const Access &A : Declare->Accesses) {
        if (A.Kind != Access::Read || !isCandidate(A.Var) || Out.test(A.Var) ||
            llvm::is_contained(Seen, A.Var) || writes(*Declare, A.Var))
          continue;
        Seen.push_back(A.Var);
        unsigned First = Last;
        while (First != 0 && isSimple(*Ops[First - 1]) &&
               !writes(*Ops[First - 1], A.Var))
          --First;
        Run R{&Ops, {}};
        for (unsigned I = First; I <= Last; ++I)
          R.Ops.push_back(Ops[I].get());
        candidateOf(A.Var).Runs.push_back(std::move(R));
      }
    }
  }

  Candidate &candidateOf(VarId Var) {
    for (Candidate &C : Candidates)
      if (C.Var == Var)
        return C;
    Candidates.push_back({Var, {}, {}});
    return Candidates.back();
  }

  /// What \p C would still conflict with, if it were copied out: what must be
  /// apart for another reason still must.
  IndexSet conflictsOfRest(const Candidate &C) const {
    IndexSet Nodes;
    for (const Run &R : C.Runs)
      for (const Op *O : R.Ops)
        Nodes.set(NodeOf.lookup(O));
    return Conflicting.conflictsOf(
        C.Var, [&](unsigned Node) { return Nodes.test(Node); });
  }

  /// As if \p C were copied out.
  void apply(const Candidate &C) {
    for (VarId Other : F.Conflicts[C.Var] - C.OfRest)
      F.Conflicts[Other].reset(C.Var);
    F.Conflicts[C.Var] &= C.OfRest;
  }

  uint64_t estimate() const {
    std::vector<std::vector<VarId>> Fields;
    std::vector<Room> Rooms;
    for (VarId V = 0; V != F.Variables.size(); ++V)
      if (F.var(V).IsField) {
        Fields.push_back({V});
        Rooms.push_back(roomOf(F.var(V)));
      }
    return pack(Rooms, conflictsOfFields(F, Fields), stateSize(F)).Size;
  }

  void insertCopies() {
    for (const Candidate &C : Candidates) {
      std::vector<Span> Covered;
      for (const Run &R : C.Runs)
        insertCopy(C.Var, R, Covered);
      Variable &V = F.var(C.Var);
      V.IsNamedByCopiesOnly =
          !V.IsNamedInMacro && llvm::all_of(V.Mentions, [&](Span Mention) {
            return llvm::any_of(
                Covered, [&](Span Piece) { return Piece.contains(Mention); });
          });
    }
  }

  void insertCopy(VarId Original, const Run &R, std::vector<Span> &Covered) {
    const Variable &V = F.var(Original);
    Variable Copy;
    Copy.Kind = Variable::Temporary;
    Copy.Name = V.Name;
    Copy.Type = V.Type;
    Copy.Declared = V.Declared;
    Copy.CopyOf = Original;
    VarId Id = F.Variables.size();
    auto Declare = std::make_unique<DeclareOp>(Id, R.Ops.front()->Where);
    Declare->InitKind = DeclareOp::Copy;
    Declare->DeclaredType =
        Text::literal(V.Type.IsConst ? "const auto " : "auto ");
    Declare->Init.addField(Original);
    Declare->Accesses.push_back({Original, Access::Read});
    F.Variables.push_back(std::move(Copy));
    for (Op *O : R.Ops) {
      for (Access &A : O->Accesses)
        if (A.Var == Original)
          A.Var = Id;
      retarget(*O, Original, Id, Covered);
    }
    auto Where = llvm::find_if(
        *R.List, [&](const OpPtr &O) { return O.get() == R.Ops.front(); });
    R.List->insert(Where, std::move(Declare));
  }

  static void retarget(Op &O, VarId From, VarId To, std::vector<Span> &Spans) {
    Text *Code = nullptr;
    if (auto *Declare = llvm::dyn_cast<DeclareOp>(&O))
      Code = &Declare->Init;
    else if (auto *Construct = llvm::dyn_cast<ConstructOp>(&O))
      Code = &Construct->Init;
    else if (auto *Evaluate = llvm::dyn_cast<EvaluateOp>(&O))
      Code = &Evaluate->Code;
    if (!Code)
      return;
    Code->replace(From, To);
    for (const Text::Piece &P : Code->pieces())
      if (P.Kind == Text::Piece::Source)
        Spans.push_back(P.Source_);
  }

  Function &F;
  Liveness Live;
  Interference Conflicting;
  /// The conflicts without any copy.
  std::vector<IndexSet> Without;
  llvm::DenseMap<const Op *, unsigned> NodeOf;
  std::vector<Candidate> Candidates;
};

} // namespace

void copyOut(Function &F, PassContext &) { Copier(F).run(); }

} // namespace pollux
