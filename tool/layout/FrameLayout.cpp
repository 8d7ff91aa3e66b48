//===- FrameLayout.cpp ----------------------------------------------------===//

#include "layout/FrameLayout.h"

namespace pollux {

FrameLayout computeLayout(const Function &F) {
  FrameLayout Layout;
  std::vector<VarId> Rest;
  for (VarId Id = 0; Id != F.Variables.size(); ++Id) {
    const Variable &V = F.var(Id);
    if (!V.IsField)
      continue;
    // A parameter is there from the call to the end.
    if (V.Kind == Variable::Parameter)
      Layout.Places.push_back({{Id}});
    else
      Rest.push_back(Id);
  }
  std::stable_sort(Rest.begin(), Rest.end(), [&](VarId A, VarId B) {
    return F.var(A).LifeBegin < F.var(B).LifeBegin;
  });
  // Interval colouring: the first place whose last field is gone by then.
  unsigned FirstShared = Layout.Places.size();
  for (VarId Id : Rest) {
    const Variable &V = F.var(Id);
    bool IsPlaced = false;
    for (unsigned I = FirstShared; I != Layout.Places.size() && !IsPlaced; ++I) {
      const Variable &Last = F.var(Layout.Places[I].Fields.back());
      if (Last.LifeEnd > V.LifeBegin)
        continue;
      Layout.Places[I].Fields.push_back(Id);
      IsPlaced = true;
    }
    if (!IsPlaced)
      Layout.Places.push_back({{Id}});
  }
  return Layout;
}

} // namespace pollux
