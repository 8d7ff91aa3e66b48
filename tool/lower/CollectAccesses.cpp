//===- CollectAccesses.cpp - Which variables a statement touches ----------===//
//
// Answers: which of the function's variables does this statement read, write
// whole, or borrow? A borrow is whatever may let the variable's address out of
// sight; the analyses take it as alive from then on as long as it is in scope.
//
//===----------------------------------------------------------------------===//

#include "frontend/Suspensions.h"
#include "lower/Escapes.h"
#include "lower/FunctionLowering.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include <array>

namespace pollux {

using namespace clang;

const VarDecl *variableOf(const ValueDecl *D, const VariableIds &Ids) {
  const auto *Binding = dyn_cast<BindingDecl>(D);
  if (!Binding)
    return dyn_cast<VarDecl>(D);
  if (const VarDecl *Holding = Binding->getHoldingVar();
      Holding && Ids.count(Holding))
    return Holding;
  return dyn_cast<VarDecl>(Binding->getDecomposedDecl());
}

namespace {

class Collector {
public:
  Collector(const VariableIds &Ids, QualType Output,
            llvm::ArrayRef<Replacement> Replaced, std::vector<Access> &Out)
      : Ids(Ids), Output(Output), Replaced(Replaced), Out(Out) {}

  void visit(const Stmt *S) {
    if (!S || isReplaced(S))
      return;
    if (IsEvaluated && isUnevaluated(S)) {
      IsEvaluated = false;
      visit(S);
      IsEvaluated = true;
      return;
    }
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(S)) {
      if (Cast->getCastKind() == CK_LValueToRValue &&
          (note(Cast->getSubExpr(), Access::Read) ||
           noteCall(Cast->getSubExpr()->IgnoreParens())))
        return;
    } else if (const auto *Binary = dyn_cast<BinaryOperator>(S)) {
      if (Binary->isAssignmentOp()) {
        visit(Binary->getRHS());
        const Expr *Left = Binary->getLHS();
        // A template's may be an overloaded operator; but not one that assigns
        // to what is no class.
        if (Left->isTypeDependent() ||
            (Binary->isTypeDependent() && Binary->getOpcode() != BO_Assign))
          return visit(Left);
        bool IsWhole = Binary->getOpcode() == BO_Assign &&
                       isa<DeclRefExpr>(Left->IgnoreParens());
        if (note(Left, IsWhole ? Access::Write : Access::Read))
          return;
        return visit(Left);
      }
    } else if (const auto *Unary = dyn_cast<UnaryOperator>(S)) {
      if (Unary->isIncrementDecrementOp() && !Unary->isTypeDependent() &&
          note(Unary->getSubExpr(), Access::Read))
        return;
    } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(S)) {
      // Copying bytes lets no address out.
      if (const Expr *Copied = triviallyCopied(Construct);
          Copied && note(Copied, Access::Read))
        return;
    } else if (isa<CallExpr>(S) && cast<CallExpr>(S)->isPRValue() &&
               noteCall(cast<CallExpr>(S))) {
      return;
    } else if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
      for (const LambdaCapture &Capture : Lambda->captures())
        if (Capture.capturesVariable())
          if (const VarDecl *Var = variableOf(Capture.getCapturedVar(), Ids))
            add(Var, Capture.getCaptureKind() == LCK_ByCopy ? Access::Read
                                                            : Access::Borrow);
      for (const Expr *Init : Lambda->capture_inits())
        visit(Init);
      // What a capture default captures of a type that depends on a template's
      // parameters shows in instantiations only.
      if (Lambda->getCaptureDefault() != LCD_None &&
          Lambda->getCallOperator()->isDependentContext())
        addAllNamed(Lambda->getBody(),
                    Lambda->getCaptureDefault() == LCD_ByCopy ? Access::Read
                                                              : Access::Borrow);
      return;
    } else if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
      if (const VarDecl *Var = variableOf(Ref->getDecl(), Ids))
        add(Var, Access::Borrow);
      return;
    } else if (const Expr *Awaited = suspensionOperand(S)) {
      return visit(Awaited);
    } else if (const auto *Return = dyn_cast<CoreturnStmt>(S)) {
      const Expr *Operand = Return->getOperand();
      if (Operand && note(returnedBytes(Operand), Access::Read))
        return;
      return visit(Operand);
    } else if (const auto *Decls = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : Decls->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D)) {
          noteBound(Var->getInit());
          visit(Var->getInit());
        }
      return;
    }
    bool MayBind = isa<Expr>(S) && !isa<ExprWithCleanups, ParenExpr>(S);
    if (const auto *Cast = dyn_cast<CastExpr>(S))
      MayBind = Cast->getCastKind() != CK_LValueToRValue &&
                Cast->getCastKind() != CK_ToVoid;
    for (const Stmt *Child : S->children()) {
      if (MayBind)
        noteBound(Child);
      visit(Child);
    }
  }

private:
  /// Behind the implicit move, which lets no address out where bytes are copied.
  const Expr *returnedBytes(const Expr *E) const {
    const auto *Move = dyn_cast<ImplicitCastExpr>(E->IgnoreParens());
    if (!Move || Move->getCastKind() != CK_NoOp || !Move->isXValue() ||
        Output.isNull())
      return E;
    QualType Type = Move->getType().getUnqualifiedType();
    // Or a constructor gets a reference.
    bool IsCopied =
        (Type->isScalarType() && Output->isScalarType()) ||
        (Type.getCanonicalType() ==
             Output.getCanonicalType().getUnqualifiedType() &&
         Type->getAsCXXRecordDecl() &&
         Type->getAsCXXRecordDecl()->isTriviallyCopyable());
    return IsCopied ? Move->getSubExpr() : E;
  }

  /// Whether nothing happens to what \p S, an expression, names.
  static bool isUnevaluated(const Stmt *S) {
    if (const auto *Trait = dyn_cast<UnaryExprOrTypeTraitExpr>(S))
      // The size of an array of no constant length is looked up.
      return !Trait->getTypeOfArgument()->isVariablyModifiedType();
    if (const auto *Id = dyn_cast<CXXTypeidExpr>(S))
      return !Id->isTypeOperand() && !Id->getExprOperand()->isTypeDependent() &&
             !Id->isPotentiallyEvaluated();
    return isa<CXXNoexceptExpr>(S);
  }

  void addAllNamed(const Stmt *S, Access::KindTy Kind) {
    if (!S)
      return;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      if (const VarDecl *Var = variableOf(Ref->getDecl(), Ids))
        add(Var, Kind);
    if (const auto *Declarations = dyn_cast<DeclStmt>(S))
      for (const Decl *D : Declarations->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          addAllNamed(Var->getInit(), Kind);
    if (const Expr *Awaited = suspensionOperand(S))
      return addAllNamed(Awaited, Kind);
    for (const Stmt *Child : S->children())
      addAllNamed(Child, Kind);
  }
  bool isReplaced(const Stmt *S) const {
    for (const Replacement &R : Replaced)
      if (R.Replaced == S)
        return true;
    return false;
  }

  /// What an assignment or an increment gives is the variable itself, to which
  /// a reference may be bound.
  void noteBound(const Stmt *S) {
    const auto *E = dyn_cast_or_null<Expr>(S);
    if (!E || !E->isGLValue())
      return;
    E = E->IgnoreParens();
    const Expr *Changed = nullptr;
    if (const auto *Binary = dyn_cast<BinaryOperator>(E))
      Changed = Binary->isAssignmentOp() ? Binary->getLHS() : nullptr;
    else if (const auto *Unary = dyn_cast<UnaryOperator>(E))
      Changed = Unary->isIncrementDecrementOp() ? Unary->getSubExpr() : nullptr;
    if (Changed)
      note(Changed, Access::Borrow);
  }

  /// Notes a call on the variable that is its object, if nothing of that is kept
  /// when the call is over.
  bool noteCall(const Expr *E) {
    const auto *Call = dyn_cast<CallExpr>(E);
    const Expr *Object = Call ? unkeptObject(Call) : nullptr;
    if (!Object || isReplaced(E) || !note(Object, Access::Read))
      return false;
    for (const Expr *Argument : Call->arguments())
      if (Argument->IgnoreImpCasts() != Object)
        visit(Argument);
    return true;
  }

  /// Notes an access of the variable that \p E is, or is a member or an element
  /// of; false if it is no variable.
  bool note(const Expr *E, Access::KindTy Kind) {
    if (isReplaced(E))
      return true;
    E = E->IgnoreParens();
    if (isReplaced(E))
      return true;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
      if (!Var)
        return false;
      add(Var, Kind);
      return true;
    }
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return !Member->isArrow() && isa<FieldDecl>(Member->getMemberDecl()) &&
             note(Member->getBase(), partOf(Kind));
    if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E)) {
      const auto *Decay = dyn_cast<ImplicitCastExpr>(Subscript->getBase());
      if (!Decay || Decay->getCastKind() != CK_ArrayToPointerDecay ||
          !note(Decay->getSubExpr(), partOf(Kind)))
        return false;
      visit(Subscript->getIdx());
      return true;
    }
    return false;
  }

  /// Writing a part overwrites nothing whole.
  static Access::KindTy partOf(Access::KindTy Kind) {
    return Kind == Access::Borrow ? Access::Borrow : Access::Read;
  }

  void add(const VarDecl *Var, Access::KindTy Kind) {
    auto It = Ids.find(Var);
    // A reference has no address of its own, and is bound once: whatever is
    // done to what it refers to, the reference itself is only read. One that owns
    // what it refers to is that object, of which the address may be known.
    if (Var->getType()->isReferenceType() &&
        !(Kind == Access::Borrow && ownedTemporary(Var)))
      Kind = Access::Read;
    if (It != Ids.end())
      Out.push_back({It->second, IsEvaluated ? Kind : Access::Name});
  }

  const VariableIds &Ids;
  /// What the function gives; null if it is a stream.
  QualType Output;
  llvm::ArrayRef<Replacement> Replaced;
  std::vector<Access> &Out;
  /// Not in the operand of a `sizeof` or the like.
  bool IsEvaluated = true;
};

/// What is named in a type alone: in a `decltype`, or an operand of `sizeof` in one.
class TypeNameFinder : public RecursiveASTVisitor<TypeNameFinder> {
public:
  explicit TypeNameFinder(llvm::function_ref<void(const DeclRefExpr *)> Note)
      : Note(Note) {}

  bool TraverseDecltypeTypeLoc(DecltypeTypeLoc Loc) {
    return inType(Loc.getUnderlyingExpr());
  }
  bool TraverseTypeOfExprTypeLoc(TypeOfExprTypeLoc Loc) {
    return inType(Loc.getUnderlyingExpr());
  }
  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    if (Depth)
      Note(Ref);
    return true;
  }

private:
  bool inType(Expr *E) {
    ++Depth;
    bool GoesOn = TraverseStmt(E);
    --Depth;
    return GoesOn;
  }

  unsigned Depth = 0;
  llvm::function_ref<void(const DeclRefExpr *)> Note;
};

} // namespace

void FunctionLowering::forEachNamedInType(
    const Stmt *S, llvm::function_ref<void(const DeclRefExpr *)> Note) const {
  bool HasTypeOf = llvm::any_of(
      std::array{"__decltype", "__typeof", "__typeof__", "decltype", "typeof"},
      [&](const char *Word) {
        return std::binary_search(F.UsedNames.begin(), F.UsedNames.end(), Word);
      });
  if (HasTypeOf)
    TypeNameFinder(Note).TraverseStmt(const_cast<Stmt *>(S));
}

void FunctionLowering::collectAccesses(const Stmt *S,
                                       llvm::ArrayRef<Replacement> Replaced,
                                       std::vector<Access> &Accesses) const {
  Collector(Ids, outputType(), Replaced, Accesses).visit(S);
  forEachNamedInType(S, [&](const DeclRefExpr *Ref) {
    const VarDecl *Var = variableOf(Ref->getDecl(), Ids);
    if (auto It = Ids.find(Var); Var && It != Ids.end())
      Accesses.push_back({It->second, Access::Name});
  });
}

} // namespace pollux
