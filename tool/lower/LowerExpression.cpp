//===- LowerExpression.cpp - What is evaluated before an await ------------===//
//
// Takes a full-expression with awaits apart, in C++17's order of evaluation
// ([expr.compound], [intro.execution]): what comes before an await is done
// before it, and kept if it is needed after; what comes after stays where the
// user wrote it. Where the language leaves the order open, it is left to right.
//
//   use(first(), co_await second(), third())
//     ==>  spill %first = «first()»
//          declare %second = «second()»
//          await %second -> %polled
//          evaluate «use(»%first«, »%polled«.take(), third())»
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

namespace pollux {

using namespace clang;

bool FunctionLowering::hasAwait(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (isa<CoroutineSuspendExpr>(S))
    return true;
  for (const Stmt *Child : S->children())
    if (hasAwait(Child))
      return true;
  return false;
}

/// Whether \p D, or the class that it is a member of, is in namespace std.
static bool isInStd(const Decl *D) {
  const DeclContext *Scope = D->getDeclContext();
  while (Scope && !Scope->isTranslationUnit() && !Scope->isStdNamespace())
    Scope = Scope->getParent();
  return Scope && Scope->isStdNamespace();
}

/// The runtime's own functions move out of the futures that they are given and
/// keep no reference to a temporary, so that none has to outlive the call.
static bool isRuntimeCall(const Stmt *S) {
  const auto *Call = dyn_cast<CallExpr>(S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || isa<CXXMethodDecl>(Callee))
    return false;
  const auto *Namespace = dyn_cast<NamespaceDecl>(
      Callee->getEnclosingNamespaceContext());
  return Namespace && Namespace->getName() == "pollux" &&
         Namespace->getParent()->isTranslationUnit();
}

static const Expr *ignoreTemporary(const Expr *E) {
  const auto *Made = dyn_cast<MaterializeTemporaryExpr>(E->IgnoreImpCasts());
  return Made ? Made->getSubExpr() : E;
}

/// Whether \p S makes a temporary that lives to the end of its full-expression.
static bool hasTemporary(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (isRuntimeCall(S)) {
    for (const Expr *Argument : cast<CallExpr>(S)->arguments())
      if (hasTemporary(ignoreTemporary(Argument)))
        return true;
    return false;
  }
  if (isa<MaterializeTemporaryExpr>(S))
    return true;
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(S)) {
    // The library's own default arguments are allocators and the like, which
    // nobody can tell from new ones.
    const auto *Function =
        dyn_cast<FunctionDecl>(Default->getParam()->getDeclContext());
    return !(Function && isInStd(Function)) &&
           hasTemporary(Default->getExpr());
  }
  for (const Stmt *Child : S->children())
    if (hasTemporary(Child))
      return true;
  return false;
}

bool FunctionLowering::needsOps(const Expr *E) const {
  return hasAwait(E) || (BeforeSuspension && hasTemporary(E));
}

Fragment FunctionLowering::lowerFull(const Expr *E, OpList &Ops,
                                     Span Statement) {
  CurrentStatement = Statement;
  if (!hasAwait(E))
    return fragment(E);
  return lowerExpr(E, Ops);
}

/// A name for what \p Operand makes: "fetch" for `client.fetch(1)`.
std::string FunctionLowering::awaitedName(const Expr *Operand) const {
  const Expr *E = Operand->IgnoreParenImpCasts();
  if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(E))
    return awaitedName(Cleanups->getSubExpr());
  if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(E))
    return awaitedName(Bound->getSubExpr());
  if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(E))
    return awaitedName(Made->getSubExpr());
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (const FunctionDecl *Callee = Call->getDirectCallee()) {
      if (Callee->getIdentifier()) {
        if (Callee->getName() == "move" && Callee->isInStdNamespace())
          return awaitedName(Call->getArg(0));
        return Callee->getName().str();
      }
      if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee))
        if (Method->getParent()->getIdentifier())
          return Method->getParent()->getName().str();
    }
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return Ref->getDecl()->getNameAsString();
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    if (Member->getMemberDecl()->getIdentifier())
      return Member->getMemberDecl()->getName().str();
  if (const auto *Record = E->getType()->getAsCXXRecordDecl())
    if (Record->getIdentifier())
      return Record->getName().str();
  return "future";
}

/// Whether evaluating \p E later gives the same, whatever happens in between.
static bool isStable(const Expr *E) {
  E = E->IgnoreParens();
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E))
    return Cast->getCastKind() != CK_LValueToRValue &&
           isStable(Cast->getSubExpr());
  if (isa<DeclRefExpr>(E))
    return true; // As a glvalue: which object it names doesn't change.
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return !Member->isArrow() && isStable(Member->getBase());
  return isa<IntegerLiteral, FloatingLiteral, CharacterLiteral,
             CXXBoolLiteralExpr, CXXNullPtrLiteralExpr, StringLiteral,
             CXXThisExpr, UnaryExprOrTypeTraitExpr>(E);
}

Fragment FunctionLowering::spill(const Expr *E, Fragment Value, OpList &Ops) {
  if (isStable(E))
    return Value;
  QualType Type = E->getType();
  if (E->isPRValue() && Type->isVoidType()) {
    auto Evaluate = std::make_unique<EvaluateOp>(CurrentStatement);
    Evaluate->Code = Value.Code;
    Evaluate->Accesses = Value.Accesses;
    Ops.push_back(std::move(Evaluate));
    return {};
  }
  if (!E->isPRValue() || !Type->isScalarType()) {
    reject(E->getExprLoc(), Refusal::UnsupportedAwait,
           {"after this part of the expression"});
    return Value;
  }
  TypeFacts Facts = factsOf(Type.getUnqualifiedType());
  std::string Name = awaitedName(E);
  VarId Id = addVariable(Variable::Spilled, Name + "_value", Facts,
                         CurrentStatement);
  auto Declare = std::make_unique<DeclareOp>(Id, CurrentStatement);
  Declare->InitKind = DeclareOp::Copy;
  Declare->Init = Value.Code;
  Declare->Accesses = Value.Accesses;
  Ops.push_back(std::move(Declare));
  Fragment Result;
  Result.Code.addVariable(Id);
  Result.Accesses.push_back({Id, Access::Read});
  return Result;
}

Fragment
FunctionLowering::lowerOperands(const Expr *Whole,
                                llvm::ArrayRef<const Expr *> InOrder,
                                OpList &Ops) {
  unsigned Last = 0;
  for (unsigned I = 0; I != InOrder.size(); ++I)
    if (needsOps(InOrder[I]))
      Last = I;
  std::vector<Replacement> Replaced;
  for (unsigned I = 0; I <= Last; ++I) {
    const Expr *Operand = InOrder[I];
    if (I == Last) {
      Replaced.push_back({Operand, lowerExpr(Operand, Ops)});
      break;
    }
    ++BeforeSuspension;
    Fragment Value =
        needsOps(Operand) ? lowerExpr(Operand, Ops) : fragment(Operand);
    --BeforeSuspension;
    Replaced.push_back({Operand, spill(Operand, std::move(Value), Ops)});
  }
  return fragment(Whole, Replaced);
}

Fragment FunctionLowering::lowerExpr(const Expr *E, OpList &Ops) {
  if (HasFailed)
    return {};
  if (!needsOps(E))
    return fragment(E);

  if (const auto *Await = dyn_cast<CoawaitExpr>(E))
    return lowerAwait(Await, Ops);
  if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(E);
      Made && BeforeSuspension)
    return lowerTemporary(Made, Ops);

  // Nodes that the source doesn't show.
  if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(E))
    return lowerExpr(Cleanups->getSubExpr(), Ops);
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E))
    return lowerExpr(Cast->getSubExpr(), Ops);
  if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(E))
    return lowerExpr(Made->getSubExpr(), Ops);
  if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(E))
    return lowerExpr(Bound->getSubExpr(), Ops);
  if (const auto *Constant = dyn_cast<ConstantExpr>(E))
    return lowerExpr(Constant->getSubExpr(), Ops);

  if (const auto *Paren = dyn_cast<ParenExpr>(E))
    return lowerOperands(E, {Paren->getSubExpr()}, Ops);
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return lowerOperands(E, {Unary->getSubExpr()}, Ops);
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E)) {
    const Expr *Inner = Cast->getSubExprAsWritten();
    return lowerOperands(E, {Inner}, Ops);
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return lowerOperands(E, {Member->getBase()}, Ops);
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E))
    // [expr.sub]/1: the first operand comes first, as written.
    return lowerOperands(E, {Subscript->getLHS(), Subscript->getRHS()}, Ops);

  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    if (Binary->isAssignmentOp())
      // [expr.ass]/1: the right operand is sequenced before the left one.
      return lowerOperands(E, {Binary->getRHS(), Binary->getLHS()}, Ops);
    if (Binary->isLogicalOp() && hasAwait(Binary->getRHS())) {
      reject(Binary->getOperatorLoc(), Refusal::UnsupportedAwait,
             {"in the right operand of '" + Binary->getOpcodeStr().str() + "'"});
      return {};
    }
    if (Binary->isLogicalOp() && BeforeSuspension &&
        hasTemporary(Binary->getRHS())) {
      reject(Binary->getOperatorLoc(), Refusal::UnsupportedTemporary,
             {Binary->getRHS()->getType().getAsString()});
      return {};
    }
    return lowerOperands(E, {Binary->getLHS(), Binary->getRHS()}, Ops);
  }
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    if (needsOps(Choice->getTrueExpr()) || needsOps(Choice->getFalseExpr())) {
      reject(Choice->getQuestionLoc(), Refusal::UnsupportedAwait,
             {"in an arm of '?:'"});
      return {};
    }
    return lowerOperands(E, {Choice->getCond()}, Ops);
  }
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
    std::vector<const Expr *> InOrder(Operator->arg_begin(),
                                      Operator->arg_end());
    if (Operator->isAssignmentOp())
      std::reverse(InOrder.begin(), InOrder.end());
    return lowerOperands(E, InOrder, Ops);
  }
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    std::vector<const Expr *> InOrder;
    const auto *Callee = dyn_cast<MemberExpr>(Call->getCallee()->IgnoreParens());
    if (Callee && !Callee->isImplicitAccess())
      InOrder.push_back(Callee->getBase());
    InOrder.insert(InOrder.end(), Call->arg_begin(), Call->arg_end());
    return lowerOperands(E, InOrder, Ops);
  }
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    std::vector<const Expr *> InOrder = {Call->getCallee()};
    for (const Expr *Argument : Call->arguments())
      InOrder.push_back(isRuntimeCall(Call) ? ignoreTemporary(Argument)
                                            : Argument);
    return lowerOperands(E, InOrder, Ops);
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    if (Construct->getNumArgs() == 1 &&
        Construct->getArg(0)->getSourceRange() == Construct->getSourceRange())
      return lowerExpr(Construct->getArg(0), Ops);
    std::vector<const Expr *> InOrder(Construct->arg_begin(),
                                      Construct->arg_end());
    return lowerOperands(E, InOrder, Ops);
  }
  if (const auto *List = dyn_cast<InitListExpr>(E)) {
    if (const InitListExpr *Written = List->getSyntacticForm())
      List = Written;
    std::vector<const Expr *> InOrder;
    for (const Expr *Init : List->inits())
      InOrder.push_back(Init);
    return lowerOperands(List, InOrder, Ops);
  }
  if (isa<CXXDefaultArgExpr>(E)) {
    reject(E->getExprLoc(), Refusal::UnsupportedTemporary,
           {E->getType().getAsString()});
    return {};
  }
  reject(E->getExprLoc(), Refusal::UnsupportedAwait, {"in this expression"});
  return {};
}

Fragment
FunctionLowering::lowerTemporary(const MaterializeTemporaryExpr *E,
                                 OpList &Ops) {
  const Expr *Made = E->getSubExpr();
  QualType Type = E->getType();
  const Expr *Plain = Made->IgnoreUnlessSpelledInSource();
  std::optional<FutureType> Future = loweredType(Made);
  TypeFacts Facts = factsOf(Type.getUnqualifiedType());
  if (Future) {
    Facts.Spelling = Future->Spelling;
    Facts.IsTriviallyDestructible = false;
  }
  if (Facts.Spelling.empty()) {
    reject(E->getExprLoc(), Refusal::UnsupportedTemporary,
           {Type.getAsString()});
    return {};
  }
  Facts.IsConst = false;
  Fragment Init = lowerExpr(Made, Ops);
  std::string Name = "temporary";
  if (const auto *Record = Type->getAsCXXRecordDecl();
      Record && Record->getIdentifier())
    Name = Record->getName().lower();
  if (Name == "basic_string")
    Name = "string";
  VarId Id = addVariable(Variable::Temporary, Name, Facts, CurrentStatement);
  F.var(Id).IsBorrowed = true;
  auto Declare = std::make_unique<DeclareOp>(Id, CurrentStatement);
  // An implicit conversion is a copy-initialisation of the temporary.
  Declare->InitKind = Context.hasSameUnqualifiedType(Plain->getType(), Type)
                          ? DeclareOp::Copy
                          : DeclareOp::CopyConverting;
  if (Facts.IsScalar)
    Declare->InitKind = DeclareOp::Copy;
  if (isa<InitListExpr>(Plain) &&
      Init.Code.str(Source, [](const Text::Piece &) { return std::string(); })
              .front() == '{')
    Declare->InitKind = DeclareOp::List;
  Declare->Init = Init.Code;
  Declare->Accesses = Init.Accesses;
  Ops.push_back(std::move(Declare));
  Fragment Result;
  if (E->isXValue()) {
    Result.Code.add("std::move(").addVariable(Id).add(")");
  } else {
    // Bound to a reference to const: an lvalue binds as well, but must not
    // choose another overload.
    Result.Code.add("std::as_const(").addVariable(Id).add(")");
  }
  Result.Accesses.push_back({Id, Access::Borrow});
  return Result;
}

Fragment FunctionLowering::lowerAwait(const CoawaitExpr *E, OpList &Ops) {
  const Expr *Operand = E->getOperand();
  SourceLocation Loc = E->getKeywordLoc();
  if (Loc.isMacroID() && !SM.isMacroArgExpansion(Loc)) {
    reject(Loc, Refusal::AwaitInMacro);
    return {};
  }
  const auto *Record = Operand->getType()->getAsCXXRecordDecl();
  auto hasMember = [&](llvm::StringRef Name) {
    return Record && Record->hasDefinition() &&
           !Record->lookup(&Context.Idents.get(Name)).empty();
  };
  if (!hasMember("Output") || !hasMember("poll")) {
    reject(Operand->getExprLoc(), Refusal::NotAFuture,
           {Operand->getType().getAsString()});
    return {};
  }

  SuspensionPoint Point;
  Point.Awaits = awaitedName(Operand);
  Point.Where = spanOf(E->getSourceRange()).value_or(CurrentStatement);
  Point.Statement = CurrentStatement;
  std::string Name = Point.Awaits;

  auto Await = std::make_unique<AwaitOp>(F.Points.size(), CurrentStatement);
  F.Points.push_back(Point);

  ++BeforeSuspension;
  if (Operand->isPRValue()) {
    Fragment Init = lowerExpr(Operand, Ops);
    std::optional<FutureType> Future = loweredType(Operand);
    TypeFacts Facts = factsOf(Operand->getType().getUnqualifiedType());
    if (Future) {
      Facts.Spelling = Future->Spelling;
      Facts.IsTriviallyDestructible = false;
      if (Future->Function &&
          Future->Function->Definition->getCanonicalDecl() ==
              Async.Definition->getCanonicalDecl())
        reject(Operand->getExprLoc(), Refusal::Recursive,
               {Async.Definition->getNameAsString()});
      else if (Future->Function &&
               SM.isBeforeInTranslationUnit(
                   Loc, Future->Function->Definition->getLocation()))
        reject(Operand->getExprLoc(), Refusal::AwaitedBeforeDefinition,
               {Future->Function->Definition->getNameAsString()});
    } else if (mentionsAsyncCall(Operand) || Facts.Spelling.empty()) {
      reject(Operand->getExprLoc(), Refusal::UnnameableFuture);
    }
    Facts.IsConst = false;
    Facts.IsScalar = false;
    Facts.IsTriviallyDefaultConstructible = false;
    VarId Id = addVariable(Variable::Awaited, Name, Facts, CurrentStatement);
    F.var(Id).IsBorrowed = true;
    if (Future && Future->Function)
      F.var(Id).AwaitedFunction = Future->Function->FutureName;
    auto Declare = std::make_unique<DeclareOp>(Id, CurrentStatement);
    Declare->InitKind = DeclareOp::Copy;
    Declare->Init = Init.Code;
    Declare->Accesses = Init.Accesses;
    Ops.push_back(std::move(Declare));
    Await->Future = Id;
    Await->Accesses.push_back({Id, Access::Borrow});
  } else {
    const Expr *Plain = Operand->IgnoreParens();
    // `std::move(future)`: polled where it is.
    if (const auto *Call = dyn_cast<CallExpr>(Plain))
      if (const FunctionDecl *Callee = Call->getDirectCallee())
        if (Callee->isInStdNamespace() && Callee->getIdentifier() &&
            Callee->getName() == "move")
          Plain = Call->getArg(0)->IgnoreParens();
    if (!isStable(Plain)) {
      reject(Operand->getExprLoc(), Refusal::UnsupportedAwait,
             {"on this lvalue"});
      --BeforeSuspension;
      return {};
    }
    Fragment Place = fragment(Plain);
    Await->InPlace = Place.Code;
    Await->Accesses = Place.Accesses;
  }
  --BeforeSuspension;

  TypeFacts PolledFacts;
  PolledFacts.Spelling = "auto";
  PolledFacts.IsScalar = false;
  PolledFacts.IsTriviallyDefaultConstructible = false;
  VarId Polled =
      addVariable(Variable::Polled, Name + "_poll", PolledFacts, Point.Where);
  Await->Polled = Polled;
  Ops.push_back(std::move(Await));

  Fragment Result;
  Result.Code.addVariable(Polled).add(".take()");
  Result.Accesses.push_back({Polled, Access::Read});
  return Result;
}

} // namespace pollux
