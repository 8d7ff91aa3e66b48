//===- ClosureLifetimes.cpp -----------------------------------------------===//

#include "frontend/ClosureLifetimes.h"
#include "frontend/AsyncFunctions.h"
#include "frontend/Suspensions.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include <set>

namespace pollux {

using namespace clang;

namespace {

/// The async lambda with captures that \p E, a call, calls; else null.
const LambdaExpr *calledLambda(const CallExpr *E) {
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
  if (!Call || Call->getOperator() != OO_Call)
    return nullptr;
  const Expr *Called = Call->getArg(0)->IgnoreImplicit()->IgnoreParens();
  const auto *Lambda = dyn_cast<LambdaExpr>(Called->IgnoreImplicit());
  return Lambda && Lambda->capture_size() != 0 &&
                 AsyncFunctions::isAnnotated(Lambda->getCallOperator())
             ? Lambda
             : nullptr;
}

/// The variable that owns the closure, an async lambda's with captures, that
/// \p E calls, and dies with the function; else null.
const VarDecl *calledLocal(const CallExpr *E) {
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
  if (!Call || Call->getOperator() != OO_Call)
    return nullptr;
  const auto *Ref =
      dyn_cast<DeclRefExpr>(Call->getArg(0)->IgnoreParenImpCasts());
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee());
  if (!Var || !Var->hasLocalStorage() || Var->getType()->isReferenceType() ||
      Ref->refersToEnclosingVariableOrCapture() || !Method ||
      !Method->getParent()->isLambda() ||
      Method->getParent()->capture_size() == 0)
    return nullptr;
  return AsyncFunctions::isAnnotated(Method) ||
                 (Method->getTemplateInstantiationPattern() &&
                  AsyncFunctions::isAnnotated(
                      Method->getTemplateInstantiationPattern()))
             ? Var
             : nullptr;
}

bool isFuture(QualType Type) {
  const CXXRecordDecl *Record = Type.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return false;
  IdentifierTable &Names = Record->getASTContext().Idents;
  return (Record->hasMemberName(&Names.get("Output")) &&
          Record->hasMemberName(&Names.get("poll"))) ||
         (Record->hasMemberName(&Names.get("Item")) &&
          Record->hasMemberName(&Names.get("poll_next")));
}

class LifetimeChecker : public RecursiveASTVisitor<LifetimeChecker> {
  using Base = RecursiveASTVisitor<LifetimeChecker>;

public:
  LifetimeChecker(const SourceManager &SM, Reporter &Report)
      : SM(SM), Report(Report) {}

  bool shouldVisitImplicitCode() const { return false; }

  bool TraverseStmt(Stmt *S) {
    Path.push_back(S);
    bool Result = Base::TraverseStmt(S);
    Path.pop_back();
    return Result;
  }
  bool TraverseDecl(Decl *D) {
    // What is around an expression ends where a declaration begins.
    std::vector<Stmt *> Outer = std::move(Path);
    Path.clear();
    const auto *Var = dyn_cast_or_null<ValueDecl>(D);
    const ValueDecl *OuterVar = std::exchange(
        Initialised, Var && !isa<FunctionDecl>(Var) ? Var : nullptr);
    bool Result = Base::TraverseDecl(D);
    Initialised = OuterVar;
    Path = std::move(Outer);
    return Result;
  }
  bool TraverseConstructorInitializer(CXXCtorInitializer *Init) {
    const ValueDecl *Outer = std::exchange(Initialised, Init->getAnyMember());
    bool Result = Base::TraverseConstructorInitializer(Init);
    Initialised = Outer;
    return Result;
  }
  bool VisitCallExpr(CallExpr *Call) {
    if (!SM.isInMainFile(SM.getExpansionLoc(Call->getExprLoc())))
      return true;
    if (const LambdaExpr *Lambda = calledLambda(Call)) {
      if (std::string Why = whyOutlived(/*IsLocal=*/false); !Why.empty())
        warn(Lambda->getBeginLoc(),
             "the closure dies at the end of the full-expression, the future " +
                 Why);
    } else if (const VarDecl *Var = calledLocal(Call)) {
      if (std::string Why = whyOutlived(/*IsLocal=*/true); !Why.empty())
        warn(Call->getBeginLoc(),
             "'" + Var->getNameAsString() +
                 "' dies at the end of its scope, the future " + Why);
    }
    return true;
  }

private:
  /// How the value of the call at the end of the path lives on, as the end of a
  /// sentence; empty if it doesn't, or if nobody can tell. What a variable holds
  /// outlives no local.
  std::string whyOutlived(bool IsLocal) const {
    std::string Kept = IsLocal ? "" : "is kept";
    for (size_t I = Path.size() - 1; I-- != 0;) {
      const Stmt *Around = Path[I];
      if (suspensionOperand(Around))
        return isa<CoyieldExpr>(Around) ? "is yielded" : "";
      if (isa<ReturnStmt, CoreturnStmt>(Around))
        return "is returned";
      if (isa<LambdaExpr>(Around))
        return Kept; // An initialised capture.
      if (const auto *Assign = dyn_cast<BinaryOperator>(Around);
          Assign && Assign->isAssignmentOp())
        return Kept;
      if (const auto *Call = dyn_cast<CallExpr>(Around)) {
        if (Path[I + 1] == Call->getCallee())
          return ""; // Something is called on it.
        const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
        if (Operator && Operator->isAssignmentOp())
          return Kept;
        const FunctionDecl *Callee = Call->getDirectCallee();
        if (!Callee || !Callee->getIdentifier())
          return "";
        if (Callee->getName() == "spawn") {
          // Awaiting its handle, it is done before the closure dies.
          for (size_t J = I; J-- != 0 && isa<Expr>(Path[J]);)
            if (suspensionOperand(Path[J]))
              return "";
          return "is spawned";
        }
        if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
            Method && Method->getParent()->isInStdNamespace())
          return Kept; // A container.
        if (!isFuture(Call->getType()))
          return ""; // It may have been run to its end.
        continue;
      }
      const auto *E = dyn_cast<Expr>(Around);
      if (!E)
        return ""; // A statement: it is dropped.
      if (!isFuture(E->getType()) && !isa<InitListExpr, ParenListExpr>(E))
        return "";
    }
    // What initialises a variable.
    return Initialised ? Kept : "";
  }

  void warn(SourceLocation Loc, std::string Why) {
    // The AST has some expressions twice.
    if (Warned.insert(Loc).second)
      Report.warn(Loc, Warning::DanglingClosure, {Why});
  }

  const SourceManager &SM;
  Reporter &Report;
  std::vector<Stmt *> Path;
  /// The variable or member at whose initialiser the visitor is.
  const ValueDecl *Initialised = nullptr;
  std::set<SourceLocation> Warned;
};

} // namespace

void checkClosureLifetimes(ASTContext &Context, Reporter &Report) {
  const SourceManager &SM = Context.getSourceManager();
  LifetimeChecker Checker(SM, Report);
  for (Decl *D : Context.getTranslationUnitDecl()->decls())
    if (SM.isInMainFile(SM.getExpansionLoc(D->getLocation())))
      Checker.TraverseDecl(D);
}

} // namespace pollux
