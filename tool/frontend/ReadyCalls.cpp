//===- ReadyCalls.cpp -----------------------------------------------------===//

#include "frontend/ReadyCalls.h"
#include "frontend/Suspensions.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"

namespace pollux {

using namespace clang;

namespace {

using Awaits = llvm::SmallVector<const Expr *, 4>;

/// Adds the suspensions in \p S, an expression, to \p Found. \p IsCaptured
/// becomes true if one stands in a lambda's captures.
void collect(const Stmt *S, Awaits &Found, bool &IsCaptured) {
  if (!S)
    return;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    size_t Before = Found.size();
    for (const Expr *Init : Lambda->capture_inits())
      collect(Init, Found, IsCaptured);
    IsCaptured |= Found.size() != Before;
    return;
  }
  if (const Expr *Operand = suspensionOperand(S)) {
    Found.push_back(cast<Expr>(S));
    return collect(Operand, Found, IsCaptured);
  }
  for (const Stmt *Child : S->children())
    collect(Child, Found, IsCaptured);
}

/// Calls \p Visit with each full-expression of \p S.
void forEachFullExpression(const Stmt *S,
                           llvm::function_ref<void(const Expr *)> Visit) {
  if (!S)
    return;
  if (const auto *E = dyn_cast<Expr>(S))
    return Visit(E);
  // Its other child is what becomes of the operand.
  if (const auto *Return = dyn_cast<CoreturnStmt>(S))
    return forEachFullExpression(Return->getOperand(), Visit);
  for (const Stmt *Child : S->children())
    forEachFullExpression(Child, Visit);
}

} // namespace

bool ReadyCalls::awaitsReadyCall(const Expr *Await) {
  const CallExpr *Call =
      isa<CoawaitExpr>(Await) ? awaitedCall(Await) : nullptr;
  const AsyncFunction *Callee = Call ? Uses.futureOf(Call) : nullptr;
  return Callee && isReadyAtOnce(*Callee);
}

bool ReadyCalls::isReadyAtOnce(const AsyncFunction &Async) {
  auto [It, IsNew] = Known.try_emplace(&Async, false);
  // What a template awaits is known when it is instantiated.
  if (!IsNew || !Async.Body || Async.IsStream || Async.Lambda || Async.isVirtual() ||
      Async.Definition->isTemplated() ||
      Async.Definition->isTemplateInstantiation())
    return It->second;
  bool Result = true;
  forEachFullExpression(Async.Body, [&](const Expr *E) {
    Awaits Found;
    bool IsCaptured = false;
    collect(E, Found, IsCaptured);
    Result = Result && llvm::all_of(Found, [&](const Expr *Await) {
               return awaitsReadyCall(Await);
             });
  });
  Known[&Async] = Result;
  return Result;
}

llvm::DenseSet<const Expr *>
ReadyCalls::awaitsIn(const AsyncFunction &Async) {
  llvm::DenseSet<const Expr *> Result;
  // In a template, a type may depend on what an await gives.
  if (Async.Definition->isTemplated())
    return Result;
  auto isWrittenAsCall = [&](const Expr *Await) {
    const CallExpr *Call = awaitedCall(Await);
    return suspensionKeyword(Await).isFileID() &&
           Call->getRParenLoc().isFileID() &&
           AsyncFunctions::isDefinedBefore(*Uses.futureOf(Call), Async);
  };
  forEachFullExpression(Async.Body, [&](const Expr *E) {
    Awaits Found;
    bool IsCaptured = false;
    collect(E, Found, IsCaptured);
    if (!IsCaptured && llvm::all_of(Found, [&](const Expr *Await) {
          return awaitsReadyCall(Await) && isWrittenAsCall(Await);
        }))
      Result.insert(Found.begin(), Found.end());
  });
  return Result;
}

} // namespace pollux
