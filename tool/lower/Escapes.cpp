//===- Escapes.cpp - Who may keep the address of an object ----------------===//

#include "lower/Escapes.h"
#include "frontend/Suspensions.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"

namespace pollux {

using namespace clang;

/// How far calls are followed.
static constexpr unsigned MaxDepth = 4;

static bool isOfStd(const CXXMethodDecl *Method) {
  return Method->getParent()->isInStdNamespace() &&
         Method->getASTContext()
             .getRecordType(Method->getParent())
             .isTriviallyCopyableType(Method->getASTContext());
}

namespace {

/// Looks at how a member function's body uses `this`.
class ThisUses {
public:
  explicit ThisUses(unsigned Depth) : Depth(Depth) {}

  /// Whether nothing in \p S, a statement, keeps the object's address.
  bool areOver(const Stmt *S) const {
    if (!S)
      return true;
    if (isa<CXXThisExpr>(S))
      return false;
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(S);
        Cast && Cast->getCastKind() == CK_LValueToRValue)
      if (isPart(Cast->getSubExpr()))
        return indicesAreOver(Cast->getSubExpr());
    if (const auto *Return = dyn_cast<ReturnStmt>(S);
        Return && Return->getRetValue() && isPart(Return->getRetValue()))
      return indicesAreOver(Return->getRetValue());
    if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(S))
      return areOver(Default->getExpr());
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(S))
      if (const Expr *Copied = triviallyCopied(Construct);
          Copied && isPart(Copied))
        return indicesAreOver(Copied);
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S))
      if (const CXXMethodDecl *Callee = Call->getMethodDecl();
          Callee && Call->isPRValue() && isObject(Call->getImplicitObjectArgument())) {
        if (!keepsNothing(Callee, Depth))
          return false;
        return llvm::all_of(Call->arguments(),
                            [&](const Expr *E) { return areOver(E); });
      }
    for (const Stmt *Child : S->children()) {
      // A statement of its own, whose value nobody sees.
      if (!isa<Expr>(S) && Child && changesPart(Child))
        continue;
      if (!areOver(Child))
        return false;
    }
    return true;
  }

  static bool keepsNothing(const CXXMethodDecl *Method, unsigned Depth) {
    const FunctionDecl *Defined = nullptr;
    if (Depth == 0 || Method->isVirtual() || !Method->hasBody(Defined))
      return false;
    // A coroutine's body runs when the call is long over, and its frame keeps
    // `this` until then.
    if (isa<CoroutineBodyStmt>(Defined->getBody()))
      return false;
    ThisUses Uses(Depth - 1);
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Defined))
      for (const CXXCtorInitializer *Init : Constructor->inits())
        if (!Uses.areOver(Init->getInit()) ||
            !isQuietConstruction(Init->getInit(), Depth - 1))
          return false;
    return Uses.areOver(Defined->getBody());
  }

  /// Whether no constructor in \p Init, which constructs an object or its parts
  /// in place, keeps its address.
  static bool isQuietConstruction(const Expr *Init, unsigned Depth) {
    if (!Init)
      return true;
    Init = Init->IgnoreImplicit();
    if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(Init))
      return isQuietConstruction(Default->getExpr(), Depth);
    if (const auto *List = dyn_cast<InitListExpr>(Init)) {
      for (const Expr *Part : List->inits()) {
        // The object's own, of a default member initialiser.
        if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(Part);
            Default && !ThisUses(0).areOver(Default->getExpr()))
          return false;
        if (!isQuietConstruction(Part, Depth))
          return false;
      }
      return true;
    }
    const auto *Construct = dyn_cast<CXXConstructExpr>(Init);
    if (!Construct)
      // What a function returns may be a copy, if copies are trivial
      // ([class.temporary]/3), so that nobody can count on its address.
      return !Init->getType()->isRecordType() ||
             Init->getType().isTriviallyCopyableType(contextOf(Init));
    const CXXConstructorDecl *Constructor = Construct->getConstructor();
    return Constructor->isTrivial() || isOfStd(Constructor) ||
           keepsNothing(Constructor, Depth);
  }

private:
  static bool isObject(const Expr *E) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Star = dyn_cast<UnaryOperator>(E))
      if (Star->getOpcode() == UO_Deref)
        E = Star->getSubExpr()->IgnoreParenImpCasts();
    return isa<CXXThisExpr>(E);
  }

  /// Whether \p E is an lvalue of some part of the object.
  static bool isPart(const Expr *E) {
    E = E->IgnoreParens();
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
      if (!Field || Field->getType()->isReferenceType())
        return false;
      return Member->isArrow() ? isa<CXXThisExpr>(
                                     Member->getBase()->IgnoreParenImpCasts())
                               : isPart(Member->getBase());
    }
    if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E)) {
      const auto *Decay = dyn_cast<ImplicitCastExpr>(Subscript->getBase());
      return Decay && Decay->getCastKind() == CK_ArrayToPointerDecay &&
             isPart(Decay->getSubExpr());
    }
    return false;
  }

  bool indicesAreOver(const Expr *E) const {
    E = E->IgnoreParens();
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return Member->isArrow() || indicesAreOver(Member->getBase());
    if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E))
      return areOver(Subscript->getIdx()) &&
             indicesAreOver(
                 cast<CastExpr>(Subscript->getBase())->getSubExpr());
    return true;
  }

  /// `part = value;` and the like, by no operator of the user's.
  bool changesPart(const Stmt *S) const {
    if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(S))
      S = Cleanups->getSubExpr();
    if (const auto *Binary = dyn_cast<BinaryOperator>(S))
      return Binary->isAssignmentOp() && isPart(Binary->getLHS()) &&
             indicesAreOver(Binary->getLHS()) && areOver(Binary->getRHS());
    if (const auto *Unary = dyn_cast<UnaryOperator>(S))
      return Unary->isIncrementDecrementOp() && isPart(Unary->getSubExpr()) &&
             indicesAreOver(Unary->getSubExpr());
    return false;
  }

  static const ASTContext &contextOf(const Expr *E) {
    return E->getType()->getAsCXXRecordDecl()->getASTContext();
  }

  unsigned Depth;
};

/// Finds the variables that are named otherwise than to read them.
class ChangeFinder {
public:
  llvm::DenseSet<const VarDecl *> Changed;

  void visit(const Stmt *S) {
    if (!S)
      return;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
      if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
          Var && !Var->getType().isConstQualified())
        Changed.insert(Var);
      if (const auto *Binding = dyn_cast<BindingDecl>(Ref->getDecl()))
        Changed.insert(cast<VarDecl>(Binding->getDecomposedDecl()));
      return;
    }
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(S);
        Cast && (Cast->getCastKind() == CK_LValueToRValue || isConst(Cast)))
      return visitRead(Cast->getSubExpr());
    if (const auto *For = dyn_cast<CXXForRangeStmt>(S);
        For && (!For->getLoopVariable()->getType()->isReferenceType() ||
                For->getLoopVariable()
                    ->getType()
                    .getNonReferenceType()
                    .isConstQualified())) {
      visit(For->getInit());
      visitRead(For->getRangeInit());
      return visit(For->getBody());
    }
    if (const Expr *Awaited = suspensionOperand(S))
      return visit(Awaited);
    if (const auto *Return = dyn_cast<CoreturnStmt>(S))
      return visit(Return->getOperand());
    for (const Stmt *Child : S->children())
      visit(Child);
  }

private:
  static bool isConst(const CastExpr *E) {
    return E->getCastKind() == CK_NoOp && E->isGLValue() &&
           E->getType().isConstQualified();
  }

  /// Of what is read: the indices in it.
  void visitRead(const Expr *E) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(E); Member && !Member->isArrow())
      return visitRead(Member->getBase());
    if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E)) {
      visitRead(Subscript->getBase());
      return visit(Subscript->getIdx());
    }
    if (!isa<DeclRefExpr>(E))
      visit(E);
  }
};

/// \p E without what changes neither the object nor where it is.
const Expr *withoutCasts(const Expr *E) {
  while (true) {
    E = E->IgnoreParens();
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E);
        Cast && Cast->getCastKind() == CK_NoOp) {
      E = Cast->getSubExpr();
      continue;
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee || !Callee->isInStdNamespace() || !Callee->getIdentifier() ||
        Callee->getName() != "move" || Call->getNumArgs() != 1)
      return E;
    E = Call->getArg(0);
  }
}

} // namespace

const Expr *triviallyCopied(const CXXConstructExpr *E) {
  const CXXConstructorDecl *Constructor = E->getConstructor();
  if (E->getNumArgs() != 1 || !Constructor->isCopyOrMoveConstructor() ||
      !Constructor->isTrivial())
    return nullptr;
  const Expr *Copied = withoutCasts(E->getArg(0));
  return Copied->isGLValue() ? Copied : nullptr;
}

const Expr *unkeptObject(const CallExpr *Call) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee());
  if (!Method || Method->isStatic())
    return nullptr;
  const Expr *Object = nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call)) {
    // Through a pointer, it is no variable's.
    if (Member->getImplicitObjectArgument()->getType()->isPointerType())
      return nullptr;
    Object = Member->getImplicitObjectArgument();
  } else if (isa<CXXOperatorCallExpr>(Call)) {
    Object = Call->getArg(0);
  }
  if (!Object)
    return nullptr;
  bool IsQuiet =
      isOfStd(Method)
          ? Call->getType()->isArithmeticType() || Call->getType()->isVoidType()
          : ThisUses::keepsNothing(Method, MaxDepth);
  return IsQuiet ? withoutCasts(Object) : nullptr;
}

bool givesWhatItChanges(const Expr *E) {
  E = withoutCasts(E);
  if (!E->isGLValue())
    return false;
  if (const auto *Binary = dyn_cast<BinaryOperator>(E))
    return Binary->isAssignmentOp();
  const auto *Unary = dyn_cast<UnaryOperator>(E);
  return Unary && Unary->isIncrementDecrementOp();
}

llvm::DenseSet<const VarDecl *> changedIn(const Stmt *Body) {
  ChangeFinder Finder;
  Finder.visit(Body);
  return std::move(Finder.Changed);
}

bool isKnownFromBirth(const VarDecl *Var) {
  QualType Type = Var->getType();
  if (Type->isReferenceType() || Type->isDependentType() || !Var->getInit() ||
      Var->getInit()->isTypeDependent() ||
      !Var->getASTContext().getBaseElementType(Type)->isRecordType())
    return false;
  return !ThisUses::isQuietConstruction(Var->getInit(), MaxDepth);
}

} // namespace pollux
