//===- PlaceVariables.cpp - Field or ordinary local? ----------------------===//
//
// A variable is a field if it must survive some suspension; a parameter is one
// always, since it is captured before the first poll. Everything else stays
// the local that the user wrote.
//
//===----------------------------------------------------------------------===//

#include "analysis/Interference.h"
#include "passes/Passes.h"

namespace pollux {

namespace {

class Placer {
public:
  Placer(Function &F, PassContext &Context) : F(F), Context(Context) {}

  void run() {
    decideDestruction();
    Liveness Live(F);
    for (VarId Id = 0; Id != F.Variables.size(); ++Id)
      place(Id, Live);
    for (Variable &V : F.Variables) {
      if (V.Flag == NoVar)
        continue;
      F.var(V.Flag).IsField = V.isGuarded();
      // It is alive where it is suspended, made conditionally or not.
      if (V.EndsWithAwait)
        V.Flag = NoVar;
    }
    for (SuspensionId P = 0; P != F.Points.size(); ++P) {
      std::vector<VarId> &Alive = F.Points[P].Alive;
      for (VarId Id = 0; Id != F.Variables.size(); ++Id)
        if (isAlive(Id, P, Live))
          Alive.push_back(Id);
      std::stable_sort(Alive.begin(), Alive.end(), [&](VarId A, VarId B) {
        return F.var(A).LifeBegin < F.var(B).LifeBegin;
      });
    }
    F.Conflicts = Interference(F, Live).conflicts();
  }

private:
  void decideDestruction() {
    for (Variable &V : F.Variables) {
      auto Known = Context.Futures.find(V.AwaitedFunction);
      bool IsKnown = !V.AwaitedFunction.empty() && Known != Context.Futures.end();
      bool HasDestructor = V.AwaitedFunction.empty()
                               ? !V.Type.IsTriviallyDestructible
                               : !IsKnown || Known->second.NeedsDestruction;
      V.NeedsDestruction = !V.Type.IsReference &&
                           V.Kind != Variable::Polled && HasDestructor;
      if (IsKnown) {
        V.Type.SizeHint = Known->second.SizeHint;
        V.Type.AlignmentHint = Known->second.AlignmentHint;
      }
    }
    // An async function's future has destroyed all that it held when it is
    // done, by value or by exception. Nothing stands between its construction
    // and its await that could leave it undone.
    auto look = [&](const OpList &Ops) {
      for (unsigned I = 1; I < Ops.size(); ++I) {
        const auto *Await = llvm::dyn_cast<AwaitOp>(Ops[I].get());
        const auto *Declare = llvm::dyn_cast<DeclareOp>(Ops[I - 1].get());
        if (Await && Declare && Await->Future == Declare->Var &&
            Declare->InitKind != DeclareOp::Deferred &&
            F.var(Await->Future).Kind == Variable::Awaited)
          F.var(Await->Future).EndsWithAwait =
              F.var(Await->Future).IsBox ||
              !F.var(Await->Future).AwaitedFunction.empty();
      }
    };
    walk(*F.Root, [&](Op &O) {
      if (const auto *Block = llvm::dyn_cast<BlockOp>(&O))
        look(Block->Ops);
      else if (const auto *Full = llvm::dyn_cast<FullOp>(&O))
        look(Full->Ops);
    });
  }

  void place(VarId Id, const Liveness &Live) {
    Variable &V = F.var(Id);
    std::tie(V.LifeBegin, V.LifeEnd) = Live.scopeOf(Id);
    if (V.Kind == Variable::Parameter) {
      V.IsField = true;
      return;
    }
    if (V.Kind == Variable::Polled || V.Kind == Variable::AliveFlag ||
        V.IsConstant)
      return;
    // A temporary dies where its full-expression ends, which no block of the
    // output's own does: its guard knows.
    V.IsField = V.Kind == Variable::Temporary && V.NeedsDestruction;
    for (SuspensionId P = 0; P != F.Points.size() && !V.IsField; ++P)
      V.IsField = Live.mustSurvive(Id, P);
    if (V.IsField && !V.Type.WhyNoField.empty())
      Context.Refuse(V, V.Type.WhyNoField);
  }

  bool isAlive(VarId Id, SuspensionId P, const Liveness &Live) const {
    const Variable &V = F.var(Id);
    if (!V.IsField || !V.NeedsDestruction)
      return false;
    return V.EndsWithAwait ? Live.isLiveAcross(Id, P) : Live.isInScope(Id, P);
  }

  Function &F;
  PassContext &Context;
};

} // namespace

void placeVariables(Function &F, PassContext &Context) {
  Placer(F, Context).run();
}

} // namespace pollux
