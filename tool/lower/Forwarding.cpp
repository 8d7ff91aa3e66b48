//===- Forwarding.cpp - Functions that are nothing but a call -------------===//
//
// Answers: is all that the function does to end with what another one gives, so
// that the other's future can be all of its own?
//
//   ASYNC Future<int> read(int fd) { co_return co_await read_some(fd, 1); }
//     ==>  explicit read_future(int fd) : tail(read_some(fd, 1)) {}
//
// The other's parameters are then captured when the function is called, and not
// when it is polled. Nobody can tell as long as they are copies of this one's,
// or constants, and copying them does nothing else.
//
//===----------------------------------------------------------------------===//

#include "frontend/Suspensions.h"
#include "lower/FunctionLowering.h"

namespace pollux {

using namespace clang;

/// \p E without what the source doesn't show, if that makes nothing of it that
/// could be noticed.
static const Expr *withoutCopy(const Expr *E) {
  while (true) {
    E = E->IgnoreParens();
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E);
        Cast && (Cast->getCastKind() == CK_LValueToRValue ||
                 Cast->getCastKind() == CK_NoOp))
      E = Cast->getSubExpr();
    else if (const auto *Copy = dyn_cast<CXXConstructExpr>(E);
             Copy && Copy->getNumArgs() == 1 &&
             Copy->getConstructor()->isCopyOrMoveConstructor() &&
             Copy->getConstructor()->isTrivial())
      E = Copy->getArg(0);
    else
      return E;
  }
}

const CallExpr *FunctionLowering::forwardedCall() const {
  const FunctionDecl *Own = Async.Definition;
  const auto *Body = dyn_cast<CompoundStmt>(Async.Body);
  const auto *Return =
      Body && Body->size() == 1 ? dyn_cast<CoreturnStmt>(*Body->body_begin())
                                : nullptr;
  if (!Return || !Return->getOperand() || isa<CXXMethodDecl>(Own) ||
      Own->isTemplated() || Async.Primary || Async.IsStream || !F.Declarations.empty() ||
      !F.BoxName.empty())
    return nullptr;
  const Expr *Await = Return->getOperand()->IgnoreParens()->IgnoreImplicit();
  if (!isa<CoawaitExpr>(Await) || isReadyCall(Await))
    return nullptr;
  const CallExpr *Call = awaitedCall(Await);
  const AsyncFunction *Callee = Call ? Uses.futureOf(Call) : nullptr;
  if (!Callee || Callee->IsStream || Callee->Lambda ||
      isa<CXXMethodDecl>(Callee->Definition) ||
      Callee->Definition->isTemplated() ||
      Callee->Definition->isTemplateInstantiation() ||
      !AsyncFunctions::isDefinedBefore(*Callee, Async) ||
      !Context.hasSameType(
          itemType(),
          AsyncFunctions::outputOf(Callee->Definition->getReturnType())))
    return nullptr;

  llvm::SmallPtrSet<const ValueDecl *, 4> Passed;
  for (unsigned I = 0; I != Call->getNumArgs(); ++I) {
    const Expr *Argument = withoutCopy(Call->getArg(I));
    QualType Type = Callee->Definition->getParamDecl(I)->getType();
    const Expr *Constant = Argument->IgnoreImpCasts();
    if (isa<IntegerLiteral, FloatingLiteral, CharacterLiteral,
            CXXBoolLiteralExpr, CXXNullPtrLiteralExpr>(Constant) &&
        Type->isScalarType())
      continue;
    const auto *Ref = dyn_cast<DeclRefExpr>(Argument);
    const auto *Param = Ref ? dyn_cast<ParmVarDecl>(Ref->getDecl()) : nullptr;
    if (!Param || Param->getDeclContext() != Own ||
        Ref->getLocation().isMacroID())
      return nullptr;
    // A reference to a copy would be one to the constructor's parameter.
    bool IsReference = Type->isLValueReferenceType();
    if (IsReference != Param->getType()->isLValueReferenceType() ||
        Type->isRValueReferenceType() ||
        Param->getType()->isRValueReferenceType() ||
        !(IsReference || Type.isTriviallyCopyableType(Context)))
      return nullptr;
    Passed.insert(Param);
  }
  return Passed.size() == Own->getNumParams() ? Call : nullptr;
}

void FunctionLowering::lowerForwarding() {
  const CallExpr *Call = forwardedCall();
  std::optional<Span> Where = Call ? spanOf(Call->getSourceRange()) : std::nullopt;
  if (!Where || Call->getBeginLoc().isMacroID())
    return;
  for (VarId Id = 0; Id != F.Variables.size(); ++Id)
    if (F.var(Id).Kind == Variable::Awaited)
      F.Forwarded = Id;
  F.ForwardedCall = sliced(*Where);
}

} // namespace pollux
