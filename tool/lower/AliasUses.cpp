//===- AliasUses.cpp - Which names only declare variables? -----------------===//
//
// A field is declared in the future, by a type without names of the body's own. An
// alias or a constant of which no other use is left stands in the body unused, which
// compilers warn of:
//
//   using Number = long;
//   Number n = 0;         ==>   using Number [[maybe_unused]] = long;
//                               n = 0;
//   constexpr int size = 3;
//   int numbers[size];    ==>   [[maybe_unused]] constexpr int size = 3;
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace pollux {

using namespace clang;

namespace {

/// Tells uses of names in the types of variables from all others.
class NameFinder : public RecursiveASTVisitor<NameFinder> {
public:
  NameFinder(const VariableIds &Ids,
             llvm::function_ref<void(const NamedDecl *, VarId)> Note)
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
  bool VisitDeclRefExpr(DeclRefExpr *Name) {
    Note(Name->getDecl(), Declared);
    return true;
  }

private:
  const VariableIds &Ids;
  llvm::function_ref<void(const NamedDecl *, VarId)> Note;
  VarId Declared = NoVar;
};

} // namespace

void FunctionLowering::findAliasUses() {
  std::vector<VarId> NamedElsewhere;
  auto note = [&](const NamedDecl *Named, VarId By) {
    if (const auto *Var = dyn_cast<VarDecl>(Named)) {
      auto It = Ids.find(Var);
      if (It == Ids.end() || !F.var(It->second).IsConstant)
        return;
      if (By == NoVar)
        NamedElsewhere.push_back(It->second);
      else
        F.var(It->second).NamedByTypesOf.push_back(By);
      return;
    }
    auto It = LocalIds.find(Named);
    if (It == LocalIds.end() || !isa<TypedefNameDecl>(Named))
      return;
    LocalDefinition &Local = F.Locals[It->second];
    if (By == NoVar)
      Local.IsNamedElsewhere = true;
    else
      Local.NamedBy.push_back(By);
  };
  NameFinder(Ids, note).TraverseStmt(const_cast<Stmt *>(Async.Body));
  for (VarId V : NamedElsewhere)
    F.var(V).NamedByTypesOf.clear();
}

} // namespace pollux
