//===- Suspensions.h - co_await, in a template or not -----------*- C++ -*-===//
//
// In a template, where it is not known what is awaited, Clang has another node
// for `co_await`. `co_yield x` is a call of the promise's `yield_value(x)`.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_FRONTEND_SUSPENSIONS_H
#define POLLUX_FRONTEND_SUSPENSIONS_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace pollux {

/// The operand of \p S as written, if \p S is a suspension; else null. The
/// other children of such a node are what Clang makes of the operand.
inline const clang::Expr *suspensionOperand(const clang::Stmt *S) {
  if (const auto *Yield = llvm::dyn_cast<clang::CoyieldExpr>(S)) {
    const clang::Expr *Operand = Yield->getOperand()->IgnoreImplicit();
    // In a template, with the `operator co_await` that its result may have.
    if (const auto *Unary = llvm::dyn_cast<clang::UnaryOperator>(Operand))
      Operand = Unary->getSubExpr();
    else if (const auto *Call =
                 llvm::dyn_cast<clang::CXXOperatorCallExpr>(Operand))
      Operand = Call->getArg(0);
    return llvm::cast<clang::CallExpr>(Operand)->getArg(0);
  }
  if (const auto *Suspend = llvm::dyn_cast<clang::CoroutineSuspendExpr>(S))
    return Suspend->getOperand();
  if (const auto *Await = llvm::dyn_cast<clang::DependentCoawaitExpr>(S))
    return Await->getOperand();
  return nullptr;
}

inline bool isAwait(const clang::Stmt *S) {
  return llvm::isa<clang::CoawaitExpr, clang::DependentCoawaitExpr>(S);
}

/// The call that \p Await, a suspension, awaits, if it is one with parentheses of
/// a function by its name or of a member; else null.
inline const clang::CallExpr *awaitedCall(const clang::Expr *Await) {
  const auto *Call = llvm::dyn_cast<clang::CallExpr>(
      suspensionOperand(Await)->IgnoreParens()->IgnoreImplicit());
  return Call && (Call->getStmtClass() == clang::Stmt::CallExprClass ||
                  llvm::isa<clang::CXXMemberCallExpr>(Call))
             ? Call
             : nullptr;
}

/// Whether something in \p S suspends the function that it stands in.
inline bool hasSuspension(const clang::Stmt *S) {
  return S && !llvm::isa<clang::LambdaExpr>(S) &&
         (suspensionOperand(S) || llvm::any_of(S->children(), hasSuspension));
}

/// Where the keyword of \p S, a suspension, stands.
inline clang::SourceLocation suspensionKeyword(const clang::Stmt *S) {
  if (const auto *Suspend = llvm::dyn_cast<clang::CoroutineSuspendExpr>(S))
    return Suspend->getKeywordLoc();
  return llvm::cast<clang::DependentCoawaitExpr>(S)->getKeywordLoc();
}

} // namespace pollux

#endif // POLLUX_FRONTEND_SUSPENSIONS_H
