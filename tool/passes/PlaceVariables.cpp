//===- PlaceVariables.cpp - Field or ordinary local? ----------------------===//
//
// A variable is a field if it must survive some suspension; a parameter is one
// always, since it is captured before the first poll. Everything else stays
// the local that the user wrote.
//
//===----------------------------------------------------------------------===//

#include "analysis/Liveness.h"
#include "passes/Passes.h"

namespace pollux {

void placeVariables(Function &F, PassContext &Context) {
  for (Variable &V : F.Variables) {
    V.NeedsDestruction =
        !V.Type.IsReference && V.Kind != Variable::Polled &&
        (V.AwaitedFunction.empty()
             ? !V.Type.IsTriviallyDestructible
             : !Context.TrivialFutures.contains(V.AwaitedFunction));
  }

  Liveness Live(F);
  for (VarId Id = 0; Id != F.Variables.size(); ++Id) {
    Variable &V = F.var(Id);
    std::tie(V.LifeBegin, V.LifeEnd) = Live.scopeOf(Id);
    if (V.Kind == Variable::Parameter) {
      V.IsField = true;
      continue;
    }
    if (V.Kind == Variable::Polled || V.Kind == Variable::AliveFlag ||
        V.IsConstant)
      continue;
    // A temporary dies where its full-expression ends, which no block of the
    // output's own does: its guard knows.
    V.IsField = V.Kind == Variable::Temporary && V.NeedsDestruction;
    for (SuspensionId P = 0; P != F.Points.size() && !V.IsField; ++P)
      V.IsField = Live.mustSurvive(Id, P);
    if (V.IsField && !V.Type.WhyNoField.empty())
      Context.Refuse(V, V.Type.WhyNoField);
  }

  for (const Variable &V : F.Variables)
    if (V.Flag != NoVar)
      F.var(V.Flag).IsField = V.IsField && V.NeedsDestruction;

  for (SuspensionId P = 0; P != F.Points.size(); ++P) {
    std::vector<VarId> &Alive = F.Points[P].Alive;
    for (VarId Id = 0; Id != F.Variables.size(); ++Id)
      if (F.var(Id).IsField && F.var(Id).NeedsDestruction &&
          Live.isInScope(Id, P))
        Alive.push_back(Id);
    std::stable_sort(Alive.begin(), Alive.end(), [&](VarId A, VarId B) {
      return F.var(A).LifeBegin < F.var(B).LifeBegin;
    });
  }
}

} // namespace pollux
