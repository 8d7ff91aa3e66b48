//===- Verify.cpp - What every pass may rely on ---------------------------===//
//
// Run between the passes by --verify-each. A violation is a bug of the tool,
// never of the input.
//
//===----------------------------------------------------------------------===//

#include "ir/IR.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/Twine.h"
#include "llvm/ADT/StringSet.h"

namespace pollux {

namespace {

/// The passes in their order, to compare by.
enum Stage {
  Lowered,
  Placed,
  CopiedOut,
  Flattened,
  Segmented,
  Guarded,
  Hoisted,
  Shared,
  Named
};

Stage stageOf(llvm::StringRef Pass) {
  if (Pass == "place-variables")
    return Placed;
  if (Pass == "copy-out")
    return CopiedOut;
  if (Pass == "flatten-full")
    return Flattened;
  if (Pass == "segment-locals")
    return Segmented;
  if (Pass == "insert-cleanups")
    return Guarded;
  if (Pass == "hoist-locals")
    return Hoisted;
  if (Pass == "share-fields")
    return Shared;
  if (Pass == "allocate-states")
    return Named;
  return Lowered;
}

class Verifier {
public:
  Verifier(const Function &F, Stage S) : F(F), S(S) {}

  std::optional<std::string> run() {
    checkOperations();
    checkPoints();
    if (S >= Guarded)
      checkCleanups();
    if (S >= Hoisted)
      checkLocals();
    if (S >= Placed)
      checkConflicts();
    if (S >= Hoisted)
      checkSaved();
    if (S >= Named)
      checkNames();
    return First;
  }

private:
  void expect(bool Condition, const llvm::Twine &Message) {
    if (!Condition && !First)
      First = (F.QualifiedName + ": " + Message).str();
  }

  void checkVar(VarId V) {
    expect(V < F.Variables.size(), "an operation names no variable");
  }

  void checkOperations() {
    walk(static_cast<const Op &>(*F.Root), [&](const Op &O) {
      for (const Access &A : O.Accesses)
        checkVar(A.Var);
      if (const auto *Declare = llvm::dyn_cast<DeclareOp>(&O)) {
        checkVar(Declare->Var);
        expect(Declared.insert(Declare->Var).second,
               "'" + F.var(Declare->Var).Name + "' is declared twice");
      }
      if (const auto *Suspend = llvm::dyn_cast<SuspendOp>(&O)) {
        expect(Suspend->Point < F.Points.size(), "a suspension at no point");
        expect(Suspended.insert(Suspend->Point).second,
               "a suspension point stands in two operations");
      }
      if (const auto *Pause = llvm::dyn_cast<PauseOp>(&O))
        expect(!Pause->Future.isEmpty(), "a pause for nothing");
      if (const auto *Yield = llvm::dyn_cast<YieldOp>(&O)) {
        expect(F.IsStream, "a yield in what is no stream");
        expect(!Yield->Value.isEmpty(), "a yield of nothing");
      }
      if (const auto *Await = llvm::dyn_cast<AwaitOp>(&O)) {
        expect(Await->Future != NoVar || !Await->InPlace.isEmpty(),
               "an await of nothing");
        if (S >= Placed && Await->Future != NoVar)
          expect(F.var(Await->Future).IsField,
                 "an awaited future is not in the frame");
      }
      if (S >= Flattened)
        expect(O.Kind != Op::Full, "a full-expression is left");
    });
  }

  void checkPoints() {
    expect(Suspended.size() == F.Points.size(),
           "a suspension point without an operation");
    if (S < Placed)
      return;
    for (const SuspensionPoint &P : F.Points)
      for (VarId V : P.Alive)
        expect(F.var(V).IsField && F.var(V).NeedsDestruction,
               "'" + F.var(V).Name + "' is alive but nothing to destroy");
  }

  void checkCleanups() {
    llvm::DenseMap<VarId, unsigned> Guards, Bindings;
    walk(static_cast<const Op &>(*F.Root), [&](const Op &O) {
      if (const auto *Block = llvm::dyn_cast<BlockOp>(&O)) {
        for (VarId V : Block->Guarded)
          ++Guards[V];
        if (Block->Binding != NoVar)
          ++Bindings[Block->Binding];
      }
      if (const auto *Await = llvm::dyn_cast<AwaitOp>(&O))
        if (Await->IsGuarded)
          ++Guards[Await->Future];
    });
    for (VarId V = 0; V != F.Variables.size(); ++V) {
      const Variable &Var = F.var(V);
      if (Var.isGuarded())
        expect(Guards.lookup(V) == 1, "'" + Var.Name + "' has " +
                                          llvm::Twine(Guards.lookup(V)) +
                                          " guards");
      if (Var.IsField && Var.Type.IsReference && Var.Kind == Variable::Local)
        expect(Bindings.lookup(V) <= 1, "'" + Var.Name + "' is bound twice");
    }
  }

  void checkLocals() {
    for (const Variable &V : F.Variables)
      for (LocalId Id : V.Type.Locals)
        expect(!V.IsField || F.Locals[Id].IsHoisted,
               "the type of field '" + V.Name + "' has no name");
    for (const LocalDefinition &Local : F.Locals)
      for (LocalId Needed : Local.Needs)
        expect(!Local.IsHoisted || F.Locals[Needed].IsHoisted,
               "a hoisted definition needs one that is not");
  }

  void checkConflicts() {
    expect(F.Conflicts.size() == F.Variables.size(),
           "a variable of which no conflict is known");
    if (First)
      return;
    // What an unfinished future destroys in one state, it holds at once.
    for (const SuspensionPoint &P : F.Points)
      for (VarId A : P.Alive)
        for (VarId B : P.Alive)
          expect(A == B || F.conflict(A, B),
                 "'" + F.var(A).Name + "' and '" + F.var(B).Name +
                     "' are alive together");
    for (VarId V = 0; V != F.Variables.size(); ++V) {
      const Variable &Var = F.var(V);
      expect(Var.CopyOf == NoVar || (!Var.IsField && !Var.IsSplit),
             "the copy of '" + Var.Name + "' is no ordinary local");
      expect(!Var.IsPromoted || (Var.IsField && !Var.IsBorrowed && !Var.NeedsDestruction),
             "'" + Var.Name + "' is promoted, which others may see");
      expect(Var.FieldOf == NoVar || Var.IsPromoted == F.var(Var.FieldOf).IsPromoted,
             "'" + Var.Name + "' follows what is kept elsewhere");
      if (Var.FieldOf == NoVar)
        continue;
      expect(F.var(Var.FieldOf).FieldOf == NoVar && F.var(Var.FieldOf).IsField,
             "'" + Var.Name + "' follows no field");
      expect(!F.conflict(V, Var.FieldOf),
             "'" + Var.Name + "' follows what is still needed");
    }
  }

  void checkSaved() {
    for (const SuspensionPoint &P : F.Points)
      for (VarId V : P.Saved)
        expect(F.var(V).IsPromoted && F.var(V).FieldOf == NoVar && !P.IsYield,
               "'" + F.var(V).Name + "' is saved and not promoted");
  }

  void checkNames() {
    llvm::StringSet<> States, Fields;
    for (const SuspensionPoint &P : F.Points)
      expect(States.insert(P.State).second, "two states '" + P.State + "'");
    for (const Variable &V : F.Variables)
      if (V.IsField && V.FieldOf == NoVar)
        expect(!V.FieldName.empty() && Fields.insert(V.FieldName).second,
               "two fields '" + V.FieldName + "'");
  }

  const Function &F;
  Stage S;
  llvm::DenseSet<VarId> Declared;
  llvm::DenseSet<SuspensionId> Suspended;
  std::optional<std::string> First;
};

} // namespace

std::optional<std::string> verify(const Function &F,
                                  llvm::StringRef AfterPass) {
  return Verifier(F, stageOf(AfterPass)).run();
}

} // namespace pollux
