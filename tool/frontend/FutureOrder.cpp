//===- FutureOrder.cpp ----------------------------------------------------===//

#include "frontend/FutureOrder.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

namespace pollux {

using namespace clang;

namespace {

/// The functions that a body calls, in its order.
class CalleeFinder : public RecursiveASTVisitor<CalleeFinder> {
public:
  std::vector<const FunctionDecl *> Callees;

  bool VisitCallExpr(CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (const OverloadExpr *Overloads = overloadsOf(Call))
      for (const FunctionDecl *Candidate : candidatesOf(Overloads, Call))
        Callees.push_back(Candidate->getCanonicalDecl());
    if (!Callee)
      return true;
    if (const FunctionDecl *Pattern = Callee->getTemplateInstantiationPattern())
      Callee = Pattern;
    Callees.push_back(Callee->getCanonicalDecl());
    return true;
  }
};

class Orderer {
public:
  explicit Orderer(std::vector<AsyncFunction> &Functions)
      : Functions(Functions), IsPlaced(Functions.size()) {
    for (unsigned I = 0; I != Functions.size(); ++I)
      Index[Functions[I].Definition->getCanonicalDecl()] = I;
  }

  std::vector<AsyncFunction> run() {
    for (unsigned I = 0; I != Functions.size(); ++I)
      place(I);
    std::vector<AsyncFunction> Result;
    for (unsigned I : Order)
      Result.push_back(std::move(Functions[I]));
    return Result;
  }

private:
  void place(unsigned I) {
    if (IsPlaced[I])
      return;
    IsPlaced[I] = true;
    if (Functions[I].Outermost) {
      for (const FunctionDecl *Callee : calleesOf(Functions[I]))
        // Not what is boxed anyway.
        if (auto It = Index.find(Callee);
            It != Index.end() && !Functions[It->second].isVirtual() &&
            !Functions[It->second].IsFriendInClass &&
            Functions[It->second].Outermost == Functions[I].Outermost)
          place(It->second);
    }
    Order.push_back(I);
  }

  std::vector<AsyncFunction> &Functions;
  llvm::DenseMap<const FunctionDecl *, unsigned> Index;
  std::vector<bool> IsPlaced;
  std::vector<unsigned> Order;
};

} // namespace

const OverloadExpr *overloadsOf(const CallExpr *Call) {
  return dyn_cast<OverloadExpr>(Call->getCallee()->IgnoreParenImpCasts());
}

std::vector<const FunctionDecl *> candidatesOf(const OverloadExpr *Overloads,
                                               const CallExpr *Call) {
  bool IsCounted =
      Call && llvm::none_of(Call->arguments(), [](const Expr *Argument) {
        return isa<PackExpansionExpr>(Argument);
      });
  auto takes = [&](const FunctionDecl *Function, unsigned Count) {
    return Function->isVariadic() ||
           llvm::any_of(Function->parameters(),
                        [](const ParmVarDecl *Parameter) {
                          return Parameter->isParameterPack();
                        }) ||
           (Count >= Function->getMinRequiredArguments() &&
            Count <= Function->getNumParams());
  };
  std::vector<const FunctionDecl *> Result;
  for (const NamedDecl *Candidate : Overloads->decls()) {
    Candidate = Candidate->getUnderlyingDecl();
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Candidate))
      Candidate = Template->getTemplatedDecl();
    const auto *Function = dyn_cast<FunctionDecl>(Candidate);
    if (Function && (!IsCounted || takes(Function, Call->getNumArgs())))
      Result.push_back(Function);
  }
  return Result;
}

const CXXRecordDecl *outermostClass(const FunctionDecl *Decl) {
  const CXXRecordDecl *Outermost = nullptr;
  for (const DeclContext *Scope = Decl->getLexicalDeclContext(); Scope;
       Scope = Scope->getLexicalParent())
    if (const auto *Record = dyn_cast<CXXRecordDecl>(Scope);
        Record && !Record->isLambda())
      Outermost = Record;
  return Outermost;
}

SourceLocation placeOf(const AsyncFunction &Async, const SourceManager &SM) {
  return SM.getExpansionLoc(Async.Outermost
                                ? Async.Outermost->getBraceRange().getEnd()
                                : Async.Definition->getLocation());
}

std::vector<const FunctionDecl *> calleesOf(const AsyncFunction &Async) {
  CalleeFinder Finder;
  Finder.TraverseStmt(const_cast<Stmt *>(Async.Body));
  return std::move(Finder.Callees);
}

void orderFutures(std::vector<AsyncFunction> &Functions,
                  const SourceManager &SM) {
  llvm::stable_sort(Functions, [&](const auto &A, const auto &B) {
    return SM.isBeforeInTranslationUnit(placeOf(A, SM), placeOf(B, SM));
  });
  Functions = Orderer(Functions).run();
}

} // namespace pollux
