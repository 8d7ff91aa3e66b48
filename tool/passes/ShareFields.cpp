//===- ShareFields.cpp - One field, used in turn --------------------------===//
//
// Variables of one type that are never needed at the same time use one field
// under one name, if that name suits both: what the lowering makes, and what the
// user calls the same.
//
//   co_await sleep_for(1ms);
//   co_await sleep_for(2ms);    ==>  pollux::Slot<pollux::Sleep> sleep_for;
//
//===----------------------------------------------------------------------===//

#include "passes/Passes.h"
#include "support/Names.h"

namespace pollux {

/// Whether a field for \p A would read as one for \p B as well.
static bool isOneField(const Variable &A, const Variable &B) {
  const TypeFacts &T = A.Type, &U = B.Type;
  // By one name of the future's, which may stand for nothing in another branch.
  bool IsOneType = T.Spelling == U.Spelling && T.FieldType == U.FieldType && T.ArrayBounds == U.ArrayBounds &&
                   T.IsConst == U.IsConst && T.IsReference == U.IsReference &&
                   T.IsRValueReference == U.IsRValueReference &&
                   T.MayBeReference == U.MayBeReference &&
                   A.isSlot() == B.isSlot() && A.Alignment == B.Alignment &&
                   A.Bindings == B.Bindings;
  bool IsOneName = A.Kind == B.Kind && A.Name == B.Name;
  bool IsGenerated = A.Kind == Variable::Awaited && B.Kind == Variable::Awaited;
  return IsOneType && (IsOneName || IsGenerated);
}

void shareFields(Function &F, PassContext &) {
  std::vector<std::vector<VarId>> Fields;
  for (VarId Id = 0; Id != F.Variables.size(); ++Id) {
    Variable &V = F.var(Id);
    if (!V.IsField || V.Kind == Variable::Parameter)
      continue;
    bool IsShared = false;
    for (std::vector<VarId> &Field : Fields) {
      if (!isOneField(F.var(Field[0]), V) ||
          llvm::any_of(Field, [&](VarId Other) { return F.conflict(Id, Other); }))
        continue;
      V.FieldOf = Field[0];
      Field.push_back(Id);
      IsShared = true;
      break;
    }
    if (!IsShared)
      Fields.push_back({Id});
  }
}

} // namespace pollux
