//===- Instantiations.cpp -------------------------------------------------===//

#include "lower/Instantiations.h"
#include "frontend/Suspensions.h"
#include "lower/FunctionLowering.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/DenseSet.h"

namespace pollux {

using namespace clang;

namespace {

/// The temporaries that live to the end of their full-expression, in what is
/// awaited.
class TemporaryFinder : public RecursiveASTVisitor<TemporaryFinder> {
public:
  std::vector<const MaterializeTemporaryExpr *> Found;
  /// Of these the ones that a default argument makes.
  llvm::SmallPtrSet<const MaterializeTemporaryExpr *, 4> OfDefaults;

  bool shouldVisitImplicitCode() const { return true; }
  bool TraverseLambdaExpr(LambdaExpr *) { return true; }
  bool TraverseCoawaitExpr(CoawaitExpr *E) { return traverseAwait(E); }
  bool TraverseDependentCoawaitExpr(DependentCoawaitExpr *E) {
    return traverseAwait(E);
  }
  bool TraverseCoreturnStmt(CoreturnStmt *S) {
    return TraverseStmt(S->getOperand());
  }
  bool VisitMaterializeTemporaryExpr(MaterializeTemporaryExpr *E) {
    if (IsAwaited && E->getStorageDuration() == SD_FullExpression) {
      Found.push_back(E);
      if (IsInDefault)
        OfDefaults.insert(E);
    }
    return true;
  }
  bool TraverseCXXDefaultArgExpr(CXXDefaultArgExpr *E) {
    // The library's own are allocators and the like.
    const auto *Function =
        dyn_cast<FunctionDecl>(E->getParam()->getDeclContext());
    if (!Function || isInStd(Function))
      return true;
    bool Outer = std::exchange(IsInDefault, true);
    TraverseStmt(E->getExpr());
    IsInDefault = Outer;
    return true;
  }

private:
  bool traverseAwait(Expr *E) {
    bool Outer = std::exchange(IsAwaited, true);
    TraverseStmt(const_cast<Expr *>(suspensionOperand(E)));
    IsAwaited = Outer;
    return true;
  }

  bool IsAwaited = false, IsInDefault = false;
};

/// Whether the source shows what \p E makes: no conversion makes something else
/// of it, and no default argument does.
bool isSpelled(const MaterializeTemporaryExpr *E) {
  const Expr *Written = E->getSubExpr()->IgnoreUnlessSpelledInSource();
  return E->getExprLoc().isValid() &&
         E->getType().getCanonicalType().getUnqualifiedType() ==
             Written->getType().getCanonicalType().getUnqualifiedType() &&
         Written->isPRValue();
}

/// The arguments that a call copies into its parameters, by constructors that may
/// be noticed, in front of an argument that awaits.
class EarlyCopyFinder : public RecursiveASTVisitor<EarlyCopyFinder> {
public:
  std::vector<const Expr *> Found;
  /// Where calls stand that are resolved in instantiations only.
  llvm::DenseSet<unsigned> Deduced;

  bool TraverseLambdaExpr(LambdaExpr *) { return true; }
  bool VisitCallExpr(CallExpr *E) {
    bool IsOperator = isa<CXXOperatorCallExpr>(E) &&
                      cast<CXXOperatorCallExpr>(E)->getOperator() != OO_Call;
    if (!IsOperator)
      visit(E, {E->getArgs(), E->getNumArgs()});
    return true;
  }
  bool VisitCXXUnresolvedConstructExpr(CXXUnresolvedConstructExpr *E) {
    visit(E, {});
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    visit(E, {E->getArgs(), E->getNumArgs()});
    return true;
  }

private:
  void visit(const Expr *Call, llvm::ArrayRef<const Expr *> Arguments) {
    if (Call->isInstantiationDependent()) {
      Deduced.insert(Call->getExprLoc().getRawEncoding());
      return;
    }
    unsigned Last = 0;
    for (unsigned I = 0; I != Arguments.size(); ++I)
      if (hasSuspension(Arguments[I]))
        Last = I;
    if (Last != 0 && Deduced.contains(Call->getExprLoc().getRawEncoding()))
      llvm::copy_if(Arguments.take_front(Last), std::back_inserter(Found),
                    isCopied);
  }

  static bool isCopied(const Expr *Argument) {
    const Expr *Written = Argument->IgnoreUnlessSpelledInSource();
    const auto *Construct =
        dyn_cast<CXXConstructExpr>(Argument->IgnoreImplicit());
    return Argument->isPRValue() && Argument->getType()->isRecordType() &&
           Written->isLValue() && Construct &&
           !Construct->getConstructor()->isTrivial();
  }
};

/// The operators in front of or around an await that mean something else in an
/// instantiation than the template shows.
class OperatorFinder : public RecursiveASTVisitor<OperatorFinder> {
public:
  /// Operands that are converted by somebody's function in front of an await.
  std::vector<const Expr *> Converted;
  /// `&&`, `||` and `,` that call one.
  std::vector<const CXXOperatorCallExpr *> Called;
  /// Objects in front of a `,` and an await that would die before it.
  std::vector<const Expr *> Dropped;
  /// Objects that are tested in front of an await that they live across.
  std::vector<const Expr *> Tested;
  /// Variables that are called, which an await among the arguments may change.
  std::vector<const Expr *> CalledVariables;

  bool TraverseLambdaExpr(LambdaExpr *) { return true; }
  bool VisitBinaryOperator(BinaryOperator *E) {
    if (E->isInstantiationDependent()) {
      Deduced.insert(E->getOperatorLoc().getRawEncoding());
      const Expr *Left = withoutVoid(E->getLHS());
      bool IsMade = isa<CXXUnresolvedConstructExpr>(Left);
      if (IsMade ? Left->getType()->isVoidType() : Left->isTypeDependent())
        DeducedLeft.insert(E->getOperatorLoc().getRawEncoding());
      return true;
    }
    const Expr *Left = withoutVoid(E->getLHS());
    if (E->isCommaOp() && hasSuspension(E->getRHS()) &&
        DeducedLeft.contains(E->getOperatorLoc().getRawEncoding()) &&
        Left->isPRValue() && isEndNoticed(Left->getType()))
      Dropped.push_back(Left);
    if (E->isLogicalOp() && isDeduced(E->getOperatorLoc()) &&
        hasSuspension(E->getRHS()))
      noteTested(E->getLHS());
    const Expr *First = E->isAssignmentOp() ? E->getRHS() : E->getLHS();
    const Expr *Second = E->isAssignmentOp() ? E->getLHS() : E->getRHS();
    if (isDeduced(E->getOperatorLoc()) && hasSuspension(Second) &&
        !E->isLogicalOp() && isConverted(First))
      Converted.push_back(First);
    return true;
  }
  bool VisitConditionalOperator(ConditionalOperator *E) {
    if (E->isInstantiationDependent())
      Deduced.insert(E->getQuestionLoc().getRawEncoding());
    else if (isDeduced(E->getQuestionLoc()) &&
             (hasSuspension(E->getTrueExpr()) || hasSuspension(E->getFalseExpr())))
      noteTested(E->getCond());
    return true;
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *E) {
    bool IsOne = E->getOperator() == OO_AmpAmp || E->getOperator() == OO_PipePipe ||
                 E->getOperator() == OO_Comma;
    if (IsOne && isDeduced(E->getOperatorLoc()) && hasSuspension(E))
      Called.push_back(E);
    return true;
  }

  bool VisitCallExpr(CallExpr *E) {
    const Expr *Callee = E->getCallee()->IgnoreParenImpCasts();
    unsigned Place = E->getRParenLoc().getRawEncoding();
    if (isa<DependentScopeDeclRefExpr, UnresolvedLookupExpr>(Callee))
      DeducedCallees.insert(Place);
    const auto *Ref = dyn_cast<DeclRefExpr>(Callee);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (Var && !Var->getType().isConstQualified() && DeducedCallees.contains(Place) &&
        llvm::any_of(E->arguments(), [](const Expr *A) { return hasSuspension(A); }))
      CalledVariables.push_back(Callee);
    return true;
  }

private:
  /// An object that becomes a `bool`, and lives on.
  void noteTested(const Expr *Condition) {
    for (const Expr *E = Condition->IgnoreParens(); E;) {
      if (E->isPRValue() && isEndNoticed(E->getType()))
        return Tested.push_back(Condition);
      if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E))
        E = Cast->getSubExpr()->IgnoreParens();
      else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
               Call && isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()))
        E = Call->getImplicitObjectArgument()->IgnoreParens();
      else if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(E))
        E = Made->getSubExpr()->IgnoreParens();
      else if (const auto *Not = dyn_cast<UnaryOperator>(E);
               Not && Not->getOpcode() == UO_LNot)
        E = Not->getSubExpr()->IgnoreParens();
      else
        return;
    }
  }
  bool isDeduced(SourceLocation Operator) const {
    return Deduced.contains(Operator.getRawEncoding());
  }

  static const Expr *withoutVoid(const Expr *E) {
    E = E->IgnoreParens();
    const auto *Cast = dyn_cast<ExplicitCastExpr>(E);
    return Cast && Cast->getType()->isVoidType() ? withoutVoid(Cast->getSubExpr())
                                                 : E;
  }

  static bool isConverted(const Expr *Operand) {
    for (const Expr *E = Operand->IgnoreParens(); E;) {
      const auto *Cast = dyn_cast<ImplicitCastExpr>(E);
      if (!Cast)
        return false;
      if (Cast->getCastKind() == CK_UserDefinedConversion)
        return true;
      E = Cast->getSubExpr()->IgnoreParens();
    }
    return false;
  }

  /// Where the template has operators of which it doesn't know the operands.
  llvm::DenseSet<unsigned> Deduced;
  /// Of the commas among them: whose left operand is something that it doesn't know.
  llvm::DenseSet<unsigned> DeducedLeft;
  /// Where it calls by a name that may turn out to be a variable's.
  llvm::DenseSet<unsigned> DeducedCallees;
};

/// Where a template calls what only instantiations know.
class UnresolvedCallFinder : public RecursiveASTVisitor<UnresolvedCallFinder> {
public:
  llvm::DenseSet<unsigned> Found;
  /// Those of a member of an object that only instantiations know.
  llvm::DenseSet<unsigned> OfMembers;

  bool VisitCallExpr(CallExpr *Call) {
    unsigned Place = Call->getRParenLoc().getRawEncoding();
    if (!Call->getDirectCallee())
      Found.insert(Place);
    if (isa<CXXDependentScopeMemberExpr>(Call->getCallee()->IgnoreParenImpCasts()))
      OfMembers.insert(Place);
    return true;
  }
};

/// Where a call of function \p Callee is awaited, or its future given a name.
class SelfAwaitFinder : public RecursiveASTVisitor<SelfAwaitFinder> {
public:
  std::vector<const CallExpr *> Found;

  explicit SelfAwaitFinder(const FunctionDecl *Callee) : Callee(Callee) {}
  bool TraverseLambdaExpr(LambdaExpr *) { return true; }
  bool VisitCoawaitExpr(CoawaitExpr *E) { return look(E->getOperand()); }
  bool VisitVarDecl(VarDecl *Var) {
    bool IsKept = Var->getInit() && Var->getType()->getContainedAutoType();
    return !IsKept || look(Var->getInit());
  }

private:
  bool look(const Expr *E) {
    const auto *Call = dyn_cast<CallExpr>(E->IgnoreUnlessSpelledInSource());
    const FunctionDecl *Called = Call ? Call->getDirectCallee() : nullptr;
    if (Called && Called->getCanonicalDecl() == Callee->getCanonicalDecl())
      Found.push_back(Call);
    return true;
  }

  const FunctionDecl *Callee;
};

class Checker : public RecursiveASTVisitor<Checker> {
public:
  Checker(const AsyncFunctions &All, Reporter &Report)
      : All(All), Report(Report) {
    for (const AsyncFunction &Async : All.definitions())
      if (Async.Lambda)
        Lambdas[Async.Lambda->getBeginLoc().getRawEncoding()] = &Async;
  }

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool VisitFunctionDecl(FunctionDecl *Decl) {
    if (Decl->isTemplateInstantiation() && Decl->isThisDeclarationADefinition())
      if (const AsyncFunction *Async = All.find(Decl))
        check(*Async, Decl);
    return true;
  }

  /// An instantiated lambda has nothing but its place in common with what it is an
  /// instance of, and a generic one's instances stand in no list that is visited.
  bool VisitLambdaExpr(LambdaExpr *Lambda) {
    const AsyncFunction *Async =
        Lambdas.lookup(Lambda->getBeginLoc().getRawEncoding());
    if (!Async)
      return true;
    const CXXRecordDecl *Closure = Lambda->getLambdaClass();
    if (FunctionTemplateDecl *Call = Closure->getDependentLambdaCallOperator()) {
      for (FunctionDecl *Instance : Call->specializations()) {
        check(*Async, Instance);
        TraverseStmt(Instance->getBody());
      }
    } else if (Lambda != Async->Lambda) {
      check(*Async, Lambda->getCallOperator());
    }
    return true;
  }

private:
  void check(const AsyncFunction &Async, const FunctionDecl *Decl) {
    if (!Decl->hasBody() || Decl->isDependentContext())
      return;
    // What the pattern shows has been lowered.
    llvm::DenseSet<unsigned> Shown;
    TemporaryFinder OfPattern, OfInstance;
    OfPattern.TraverseStmt(const_cast<Stmt *>(Async.Body));
    for (const auto *E : OfPattern.Found)
      Shown.insert(E->getBeginLoc().getRawEncoding());
    const auto *Body = dyn_cast<CoroutineBodyStmt>(Decl->getBody());
    // What differs between the two is seen by looking at the pattern first.
    auto compare = [&](auto &Finder) {
      Finder.TraverseStmt(const_cast<Stmt *>(Async.Body));
      if (Body)
        Finder.TraverseStmt(Body->getBody());
    };
    EarlyCopyFinder Copies;
    compare(Copies);
    OperatorFinder Operators;
    compare(Operators);
    auto refuseAwait = [&](SourceLocation Loc, llvm::StringRef Where) {
      if (Refused.insert(Loc.getRawEncoding()).second)
        Report.refuse(Loc, Refusal::UnsupportedAwait, {Where.str()});
    };
    for (const Expr *Copied : Copies.Found)
      refuseAwait(Copied->getExprLoc(),
                  "after this argument, which an instantiation of the template "
                  "copies before it");
    for (const Expr *Operand : Operators.Converted)
      refuseAwait(Operand->getExprLoc(),
                  "after this operand, which an instantiation of the template "
                  "converts before it");
    for (const Expr *Object : Operators.Dropped)
      refuseAwait(Object->getExprLoc(),
                  "after this object, which nobody wants but which an "
                  "instantiation of the template keeps until after it");
    for (const Expr *Object : Operators.Tested)
      refuseAwait(Object->getExprLoc(),
                  "after this condition, in which an instantiation of the template "
                  "makes an object that lives until after it");
    for (const Expr *Variable : Operators.CalledVariables)
      refuseAwait(Variable->getExprLoc(),
                  "in a call of this variable, which an instantiation of the "
                  "template reads before it");
    for (const CXXOperatorCallExpr *Call : Operators.Called)
      refuseAwait(Call->getOperatorLoc(),
                  (llvm::Twine("in an operand of this '") +
                   getOperatorSpelling(Call->getOperator()) +
                   "', which is somebody's function in an instantiation of the "
                   "template")
                      .str());
    // A call that only its arguments decide on is boxed where these are not
    // packs, of which it is not known what they come to; one of a member, where
    // the object's class is known.
    SelfAwaitFinder Awaits(Decl);
    UnresolvedCallFinder Unresolved;
    Unresolved.TraverseStmt(const_cast<Stmt *>(Async.Body));
    if (Body)
      Awaits.TraverseStmt(Body->getBody());
    const auto &IsHeld = llvm::any_of(Async.Definition->parameters(),
                                      [](const ParmVarDecl *Param) {
                                        return Param->isParameterPack();
                                      })
                             ? Unresolved.Found
                             : Unresolved.OfMembers;
    for (const CallExpr *Call : Awaits.Found)
      if (IsHeld.contains(Call->getRParenLoc().getRawEncoding()) &&
          Refused.insert(Call->getExprLoc().getRawEncoding()).second)
        Report.refuse(Call->getExprLoc(), Refusal::Recursive,
                      {Decl->getNameAsString()});
    if (Body)
      OfInstance.TraverseStmt(Body->getBody());
    for (const auto *E : OfInstance.Found)
      if ((!isSpelled(E) || OfInstance.OfDefaults.contains(E)) &&
          !Shown.contains(E->getBeginLoc().getRawEncoding()))
        refuse(Async, E);
  }

  /// Whether \p Loc is in the body of \p Async: a default argument stands at the callee.
  static bool isIn(const AsyncFunction &Async, SourceLocation Loc) {
    const SourceManager &SM = Async.Definition->getASTContext().getSourceManager();
    const Stmt &Body = *Async.Body;
    return SM.isPointWithin(SM.getFileLoc(Loc), Body.getBeginLoc(), Body.getEndLoc());
  }

  void refuse(const AsyncFunction &Async, const MaterializeTemporaryExpr *E) {
    ASTContext &Context = Async.Definition->getASTContext();
    SourceLocation Loc = E->getExprLoc();
    if (!isIn(Async, Loc))
      Loc = Async.Definition->getLocation();
    if (Refused.insert(Loc.getRawEncoding()).second)
      Report.refuse(Loc, Refusal::HiddenTemporary,
                    {E->getType().getAsString(Context.getPrintingPolicy())});
  }

  const AsyncFunctions &All;
  Reporter &Report;
  llvm::DenseSet<unsigned> Refused;
  /// The async lambdas, by their places.
  llvm::DenseMap<unsigned, const AsyncFunction *> Lambdas;
};

} // namespace

void checkInstantiations(const AsyncFunctions &All, ASTContext &Context,
                         Reporter &Report) {
  if (llvm::any_of(All.definitions(), [](const AsyncFunction &Async) {
        return Async.Definition->isDependentContext();
      }))
    Checker(All, Report).TraverseDecl(Context.getTranslationUnitDecl());
}

} // namespace pollux
