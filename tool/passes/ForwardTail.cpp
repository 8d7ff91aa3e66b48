//===- ForwardTail.cpp - A future that is all of another one's ------------===//
//
// Of a function that does nothing but end with another one (lower/Forwarding),
// the other's future is the frame: it knows its state, and has the parameters.
//
//===----------------------------------------------------------------------===//

#include "passes/Passes.h"
#include "support/Names.h"
#include "llvm/ADT/STLExtras.h"

namespace pollux {

void forwardTail(Function &F, PassContext &) {
  if (!F.isForwarding())
    return;
  // The constructor's parameters keep their names, and the call finds what it
  // found.
  auto isHidden = [&](llvm::StringRef Name) {
    return Name == F.FutureName ||
           llvm::is_contained(membersOf(F.IsStream), Name);
  };
  bool IsRenamed = llvm::any_of(F.Variables, [](const Variable &V) {
    return V.Kind == Variable::Parameter && V.FieldName != V.Name;
  });
  if (IsRenamed || llvm::any_of(F.UsedNames, isHidden)) {
    F.Forwarded = NoVar;
    return;
  }
  for (Variable &V : F.Variables) {
    V.IsField = false;
    V.FieldOf = NoVar;
  }
  Variable &Future = F.var(F.Forwarded);
  Future.IsField = true;
  Future.FieldName = "tail";
  while (llvm::is_contained(F.UsedNames, Future.FieldName))
    Future.FieldName += '_';
}

} // namespace pollux
