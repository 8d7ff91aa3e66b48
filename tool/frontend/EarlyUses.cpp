//===- EarlyUses.cpp ------------------------------------------------------===//

#include "frontend/EarlyUses.h"
#include "frontend/FutureOrder.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseSet.h"

namespace pollux {

using namespace clang;

namespace {

class EarlyUseFinder : public RecursiveASTVisitor<EarlyUseFinder> {
public:
  EarlyUseFinder(const AsyncFunctions &All, const SourceManager &SM,
                 Reporter &Report)
      : All(All), SM(SM), Report(Report) {
    for (const AsyncFunction &Async : All.definitions())
      Bodies.insert(Async.Body);
  }

  bool TraverseStmt(Stmt *S) {
    // What an async function does is looked at when it is lowered.
    return Bodies.contains(S) ||
           RecursiveASTVisitor<EarlyUseFinder>::TraverseStmt(S);
  }
  bool VisitCallExpr(CallExpr *Call) {
    const FunctionDecl *Decl = Call->getDirectCallee();
    // A template's body is instantiated further down.
    const AsyncFunction *Callee =
        Decl && !Decl->isDependentContext() ? All.find(Decl) : nullptr;
    // A free function's future is boxed there.
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Decl);
    if (Callee && Method && !Callee->Lambda && !Callee->hasBoxedEntry() &&
        Callee->IsInMainFile &&
        SM.isBeforeInTranslationUnit(SM.getExpansionLoc(Call->getExprLoc()),
                                     placeOf(*Callee, SM)))
      Report.refuse(Call->getExprLoc(), Refusal::CalledBeforeDefinition,
                    {Decl->getNameAsString()});
    return true;
  }

private:
  const AsyncFunctions &All;
  const SourceManager &SM;
  Reporter &Report;
  llvm::DenseSet<const Stmt *> Bodies;
};

} // namespace

void checkEarlyUses(const AsyncFunctions &All, ASTContext &Context,
                    Reporter &Report) {
  const SourceManager &SM = Context.getSourceManager();
  if (All.definitions().empty())
    return;
  EarlyUseFinder Finder(All, SM, Report);
  for (Decl *D : Context.getTranslationUnitDecl()->decls())
    if (SM.isInMainFile(SM.getExpansionLoc(D->getLocation())))
      Finder.TraverseDecl(D);
}

} // namespace pollux
