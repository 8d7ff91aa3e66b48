//===- AliasUses.cpp - Which aliases only declare variables? ---------------===//
//
// A field is declared in the future, by a type without names of the body's own. An
// alias of which no other use is left stands in the body unused, which compilers
// warn of:
//
//   using Number = long;
//   Number n = 0;         ==>   using Number [[maybe_unused]] = long;
//                               n = 0;
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace pollux {

using namespace clang;

namespace {

/// Tells uses of typedef names in the types of variables from all others.
class AliasFinder : public RecursiveASTVisitor<AliasFinder> {
public:
  AliasFinder(const VariableIds &Ids,
              llvm::function_ref<void(const TypedefNameDecl *, VarId)> Note)
      : Ids(Ids), Note(Note) {}

  bool TraverseVarDecl(VarDecl *Var) {
    auto It = Ids.find(Var);
    TypeSourceInfo *Written = Var->getTypeSourceInfo();
    if (It == Ids.end() || !Written)
      return RecursiveASTVisitor::TraverseVarDecl(Var);
    Declared = It->second;
    TraverseTypeLoc(Written->getTypeLoc());
    Declared = NoVar;
    return TraverseStmt(Var->getInit());
  }

  bool VisitTypedefTypeLoc(TypedefTypeLoc Name) {
    Note(Name.getTypedefNameDecl(), Declared);
    return true;
  }

private:
  const VariableIds &Ids;
  llvm::function_ref<void(const TypedefNameDecl *, VarId)> Note;
  VarId Declared = NoVar;
};

} // namespace

void FunctionLowering::findAliasUses() {
  auto note = [&](const TypedefNameDecl *Alias, VarId By) {
    auto It = LocalIds.find(Alias);
    if (It == LocalIds.end())
      return;
    LocalDefinition &Local = F.Locals[It->second];
    if (By == NoVar)
      Local.IsNamedElsewhere = true;
    else
      Local.NamedBy.push_back(By);
  };
  AliasFinder(Ids, note).TraverseStmt(const_cast<Stmt *>(Async.Body));
}

} // namespace pollux
