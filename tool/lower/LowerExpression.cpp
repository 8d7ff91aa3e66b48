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

#include "frontend/Suspensions.h"
#include "lower/Escapes.h"
#include "lower/Braces.h"
#include "lower/FunctionLowering.h"
#include "support/ClangCompat.h"

namespace pollux {

using namespace clang;

/// Whether \p Matches holds for a part that is evaluated where \p S is: of a lambda,
/// only what its captures are made from.
static bool anyPart(const Stmt *S, llvm::function_ref<bool(const Stmt *)> Matches) {
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
    return llvm::any_of(Lambda->capture_inits(), Matches);
  return llvm::any_of(S->children(), Matches);
}

bool FunctionLowering::hasAwait(const Stmt *S) const {
  if (!S)
    return false;
  if (suspensionOperand(S))
    return !isReadyCall(S);
  return anyPart(S, [&](const Stmt *Part) { return hasAwait(Part); });
}

bool isInStd(const Decl *D) {
  const DeclContext *Scope = D->getDeclContext();
  while (Scope && !Scope->isTranslationUnit() && !Scope->isStdNamespace())
    Scope = Scope->getParent();
  return Scope && Scope->isStdNamespace();
}

bool isInPollux(const Decl *D) {
  const auto *Namespace =
      dyn_cast<NamespaceDecl>(D->getDeclContext()->getEnclosingNamespaceContext());
  return Namespace && Namespace->getName() == "pollux" &&
         Namespace->getParent()->isTranslationUnit();
}


/// The runtime's own functions, and the members that all streams have, move out
/// of the futures and streams that they are given and keep no reference to a
/// temporary, so that none has to outlive the call.
static bool isRuntimeCall(const Stmt *S) {
  const auto *Call = dyn_cast<CallExpr>(S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee)
    return false;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (!Method)
    return isInPollux(Callee);
  return isInPollux(Method->getParent()) &&
         Method->getParent()->getName() == "StreamExt";
}

static const Expr *ignoreTemporary(const Expr *E) {
  const auto *Made = dyn_cast<MaterializeTemporaryExpr>(E->IgnoreImpCasts());
  return Made ? Made->getSubExpr() : E;
}

bool isEndNoticed(QualType Type) {
  if (Type.isDestructedType() == QualType::DK_none)
    return false;
  const auto *Record = Type->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
  if (!Record || !isInStd(Record))
    return true;
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(Record);
  return Special &&
         llvm::any_of(Special->getTemplateArgs().asArray(),
                      [](const TemplateArgument &Argument) {
                        return Argument.getKind() == TemplateArgument::Type &&
                               isEndNoticed(Argument.getAsType());
                      });
}

/// Whether the elements of \p List, which die at the end of the full-expression
/// with the array that nobody can keep, may be missed before that.
static bool hasNoticedElements(const CXXStdInitializerListExpr *List) {
  return isEndNoticed(List->getSubExpr()->getType());
}

/// What \p S evaluates for nothing but its effect: the left operand of a comma, or
/// what is cast to void; else null.
static const Expr *droppedBy(const Stmt *S) {
  if (const auto *Comma = dyn_cast<BinaryOperator>(S))
    return Comma->isCommaOp() ? Comma->getLHS() : nullptr;
  const auto *Cast = dyn_cast<ExplicitCastExpr>(S);
  return Cast && Cast->getType()->isVoidType() ? Cast->getSubExpr() : nullptr;
}

/// Whether nobody wants the value of \p E but for an object, which lives to the end of
/// the full-expression all the same: Clang shows no temporary there.
static bool dropsObject(const Expr *E) {
  E = E->IgnoreParens();
  if (const auto *Comma = dyn_cast<BinaryOperator>(E); Comma && Comma->isCommaOp())
    return dropsObject(Comma->getRHS());
  if (const Expr *Dropped = droppedBy(E))
    return dropsObject(Dropped);
  if (isa<CXXUnresolvedConstructExpr>(E))
    return true;
  return E->isPRValue() && E->getType()->isRecordType() &&
         isEndNoticed(E->getType());
}

/// Whether \p S makes a temporary that lives to the end of its full-expression.
static bool hasTemporary(const Stmt *S) {
  if (!S)
    return false;
  if (isRuntimeCall(S)) {
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(S))
      if (hasTemporary(ignoreTemporary(Member->getImplicitObjectArgument())))
        return true;
    for (const Expr *Argument : cast<CallExpr>(S)->arguments())
      if (hasTemporary(ignoreTemporary(Argument)))
        return true;
    return false;
  }
  if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(S))
    return hasNoticedElements(List) ||
           hasTemporary(ignoreTemporary(List->getSubExpr()));
  if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(S);
      Made && Made->getStorageDuration() == SD_FullExpression)
    return true;
  if (const Expr *Dropped = droppedBy(S); Dropped && dropsObject(Dropped))
    return true;
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(S)) {
    // The library's own default arguments are allocators and the like, which
    // nobody can tell from new ones.
    const auto *Function =
        dyn_cast<FunctionDecl>(Default->getParam()->getDeclContext());
    return !(Function && isInStd(Function)) &&
           hasTemporary(Default->getExpr());
  }
  return anyPart(S, hasTemporary);
}

/// Whether \p S makes something that an expression of a type not yet known may
/// hold on to.
static bool hasDeducedOperand(const Stmt *S,
                              llvm::function_ref<bool(const Stmt *)> Keeps) {
  if (!S)
    return false;
  return Keeps(S) || anyPart(S, [&](const Stmt *Part) {
           return hasDeducedOperand(Part, Keeps);
         });
}

bool FunctionLowering::needsOps(const Expr *E) const {
  return hasAwait(E) ||
         (BeforeSuspension && (hasTemporary(E) || hasDeducedOperand(E, keepsDeducedOperand)));
}

Fragment FunctionLowering::lowerFull(const Expr *E, OpList &Ops,
                                     Span Statement) {
  CurrentStatement = Statement;
  if (!hasAwait(E))
    return fragment(E);
  OpList Inner;
  Fragment Result = lowerExpr(E, Inner);
  // Nothing of a conditional operand has been made yet.
  for (VarId Flag : NewFlags) {
    auto Clear = std::make_unique<DeclareOp>(Flag, Statement);
    Clear->InitKind = DeclareOp::Copy;
    Clear->Init.add("false");
    Ops.push_back(std::move(Clear));
  }
  NewFlags.clear();
  for (OpPtr &O : Inner)
    Ops.push_back(std::move(O));
  return Result;
}

bool FunctionLowering::isStable(const Expr *E) {
  E = E->IgnoreParens();
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E))
    return Cast->getCastKind() != CK_LValueToRValue &&
           isStable(Cast->getSubExpr());
  if (isa<DeclRefExpr>(E))
    return true; // As a glvalue: which object it names doesn't change.
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return (!Member->isArrow() ||
            isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts())) &&
           isStable(Member->getBase());
  return isa<IntegerLiteral, FloatingLiteral, CharacterLiteral,
             CXXBoolLiteralExpr, CXXNullPtrLiteralExpr, StringLiteral,
             CXXThisExpr, UnaryExprOrTypeTraitExpr>(E);
}

/// Whether \p Type can be moved or copied.
static bool isMovable(QualType Type) {
  const auto *Record = Type->getAsCXXRecordDecl();
  if (!Record)
    return true;
  if (Record->needsImplicitMoveConstructor() &&
      !Record->defaultedMoveConstructorIsDeleted())
    return true;
  for (const CXXConstructorDecl *Constructor : Record->ctors())
    if (Constructor->isCopyOrMoveConstructor() && !Constructor->isDeleted())
      return true;
  return Record->needsImplicitCopyConstructor() &&
         !Record->defaultedCopyConstructorIsDeleted();
}

VarId FunctionLowering::addTemporary(Variable::KindTy Kind, std::string Name,
                                     TypeFacts Facts) {
  VarId Id = addVariable(Kind, Name, Facts, CurrentStatement);
  F.var(Id).IsBorrowed = true;
  if (ConditionalDepth) {
    TypeFacts Bool;
    Bool.Spelling = "bool";
    VarId Flag = addVariable(Variable::AliveFlag, Name + "_is_alive", Bool,
                             CurrentStatement);
    F.var(Id).Flag = Flag;
    NewFlags.push_back(Flag);
  }
  return Id;
}

std::string nameForObject(QualType Type) {
  const auto *Record = Type->getAsCXXRecordDecl();
  std::string Name =
      Record && Record->getIdentifier() ? Record->getName().str() : "value";
  return Name == "basic_string" ? "string" : Name;
}

/// How an object of type \p Type is initialised by \p E.
DeclareOp::InitTy FunctionLowering::temporaryStyle(const Expr *E, QualType Type,
                                                   const Fragment &Init) const {
  std::string Words =
      Init.Code.str(Source, [](VarId) { return "x"; });
  if (!Words.empty() && Words[0] == '{')
    return DeclareOp::List;
  // An implicit conversion is a copy-initialisation.
  const Expr *Plain = E->IgnoreUnlessSpelledInSource();
  return !Type->isRecordType() ||
                 Context.hasSameUnqualifiedType(Plain->getType(), Type)
             ? DeclareOp::Copy
             : DeclareOp::CopyConverting;
}

Text FunctionLowering::argumentsOfMade(const Expr *E, QualType Type) {
  const Expr *Plain = E->IgnoreImplicit();
  SourceRange Brackets;
  if (const auto *Made = dyn_cast<CXXTemporaryObjectExpr>(Plain)) {
    Brackets = Made->getParenOrBraceRange();
  } else if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(Plain)) {
    Brackets = {Cast->getLParenLoc(), Cast->getRParenLoc()};
    if (Cast->isListInitialization())
      Brackets = Cast->getSubExpr()->IgnoreImplicit()->getSourceRange();
  }
  std::optional<Span> Where = spanOf(Brackets);
  if (!Where || !Type->isRecordType() || needsOps(E) ||
      !Context.hasSameUnqualifiedType(Plain->getType(), Type))
    return {};
  llvm::StringRef Words = Source.slice(*Where);
  bool IsWhole = (Words.starts_with("{") && Words.ends_with("}")) ||
                 (Words.starts_with("(") && Words.ends_with(")"));
  return IsWhole ? fragmentIn(*Where, E).Code : Text();
}

/// A name for the value of \p E: "fetch_value" for `fetch(1)` and for what awaits
/// it.
std::string FunctionLowering::spilledName(const Expr *E) const {
  const Expr *Plain = E->IgnoreParens()->IgnoreImplicit();
  std::string Name =
      awaitedName(isAwait(Plain) ? suspensionOperand(Plain) : Plain);
  return Name == "future" ? "value" : Name + "_value";
}

VarId FunctionLowering::addSpilled(const Expr *E) {
  // A reference to a glvalue, the value of a scalar.
  QualType Type = E->getType();
  if (E->isGLValue())
    Type = E->isXValue() ? Context.getRValueReferenceType(Type)
                         : Context.getLValueReferenceType(Type);
  TypeFacts Facts = factsOf(Type.getUnqualifiedType());
  if (std::optional<FutureType> Future = loweredReferent(E))
    Future->applyTo(Facts);
  if (Facts.Spelling.empty())
    reject(E->getExprLoc(), Refusal::UnsupportedAwait,
           {"after this part of the expression: " + Facts.WhyNoField});
  return addVariable(Variable::Spilled, spilledName(E), Facts,
                     CurrentStatement);
}

/// What stands for spilled variable \p Id of category \p E's.
static Fragment useOf(VarId Id, const Expr *E) {
  Fragment Result;
  if (E->isXValue() || (E->isPRValue() && E->getType()->isRecordType()))
    Result.Code.add("std::move(").addVariable(Id).add(")");
  else
    Result.Code.addVariable(Id);
  Result.Accesses.push_back({Id, Access::Read});
  Result.IsStable = true;
  return Result;
}

Fragment FunctionLowering::spill(const Expr *E, Fragment Value, OpList &Ops) {
  if (Value.IsStable || isStable(E))
    return Value;
  if (isDeduced(E))
    return keepDeduced(E, std::move(Value), Ops);
  QualType Type = typeOf(E);
  if (isa<InitListExpr>(E) && Type->isVoidType()) {
    reject(E->getExprLoc(), Refusal::UnsupportedAwait,
           {"after these braces: what they make is known only when the template is "
            "instantiated"});
    return {};
  }
  if (E->isPRValue() && Type->isVoidType()) {
    evaluate(Value, Ops);
    return {};
  }
  VarId Id;
  DeclareOp::InitTy Style = DeclareOp::Copy;
  if (E->isGLValue() || Type->isScalarType()) {
    if (E->refersToBitField()) {
      reject(E->getExprLoc(), Refusal::UnsupportedAwait,
             {"after a bit-field of the same expression"});
      return {};
    }
    Id = addSpilled(E);
    if (givesWhatItChanges(E))
      for (Access &A : Value.Accesses)
        A.Kind = Access::Borrow;
  } else {
    // An object that is a parameter, an element or the like: made now, moved to
    // where it belongs.
    TypeFacts Facts = factsOf(Type.getUnqualifiedType());
    if (std::optional<FutureType> Future = loweredType(E)) {
      Future->applyTo(Facts);
      Facts.IsTriviallyDestructible = false;
    }
    if (Facts.Spelling.empty()) {
      reject(E->getExprLoc(), Refusal::UnsupportedAwait,
             {"after this object: " + Facts.WhyNoField});
      return {};
    }
    if (!Type->isRecordType() || !isMovable(Type)) {
      reject(E->getExprLoc(), Refusal::UnsupportedAwait,
             {"after an object of the same expression that can't be moved"});
      return {};
    }
    Style = Facts.IsDeduced ? DeclareOp::Deduced : temporaryStyle(E, Type, Value);
    Id = addTemporary(Variable::Temporary, nameForObject(Type), Facts);
  }
  declare(Id, Style, Value, Ops);
  return useOf(Id, E);
}

/// The call of an `operator->` that stands for `x->`, or null.
static const CXXOperatorCallExpr *arrowCall(const Expr *E) {
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(E->IgnoreParenImpCasts());
  return Call && Call->getOperator() == OO_Arrow ? Call : nullptr;
}

/// The call of an `operator->` that makes \p E, or null.
static const CXXOperatorCallExpr *arrowThatMakes(const MaterializeTemporaryExpr *E) {
  const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(E->getSubExpr());
  return arrowCall(Bound ? Bound->getSubExpr() : E->getSubExpr());
}

/// `x.operator->()` for \p Call, whose text is `x->`; which is the text of several
/// calls where what the first one gives has an `operator->` of its own.
Fragment FunctionLowering::lowerArrow(const CXXOperatorCallExpr *Call, OpList &Ops) {
  std::string Calls;
  Fragment Value;
  while (true) {
    Calls += ".operator->()";
    const Expr *Object = Call->getArg(0);
    const Expr *Plain = Object; // IgnoreParenImpCasts ignores temporaries.
    while (isa<ParenExpr, ImplicitCastExpr>(Plain))
      Plain = cast<Expr>(*Plain->child_begin());
    const auto *Made = dyn_cast<MaterializeTemporaryExpr>(Plain);
    Call = Made ? arrowThatMakes(Made) : arrowCall(Object);
    bool IsKept = Made && needsOps(Made);
    if (Call && !IsKept)
      continue;
    Value = Call ? keepTemporary(Made, Ops) : lowerExpr(Object, Ops);
    if (!Made && !isa<DeclRefExpr, MemberExpr>(Object->IgnoreParenImpCasts()))
      Value.Code = Text::literal("(").add(Value.Code).add(")");
    break;
  }
  Value.Code.add(Calls);
  Value.IsStable = false;
  return Value;
}

Fragment FunctionLowering::spillEarly(const Expr *E, OpList &Ops) {
  const CXXOperatorCallExpr *Arrow = arrowCall(E);
  if (!Arrow)
    return spill(E, lowerEarly(E, Ops), Ops);
  ++BeforeSuspension;
  Fragment Value = lowerArrow(Arrow, Ops);
  --BeforeSuspension;
  Fragment Pointer = spill(E, Value, Ops);
  Pointer.Code.add("->");
  return Pointer;
}

void FunctionLowering::evaluate(const Fragment &Value, OpList &Ops) {
  if (Value.Code.isEmpty())
    return;
  auto Evaluate = std::make_unique<EvaluateOp>(CurrentStatement);
  Evaluate->Code = Value.Code;
  Evaluate->Accesses = Value.Accesses;
  Ops.push_back(std::move(Evaluate));
}

void FunctionLowering::declare(VarId Id, DeclareOp::InitTy Style,
                               const Fragment &Value, OpList &Ops) {
  auto Declare = std::make_unique<DeclareOp>(Id, CurrentStatement);
  Declare->InitKind = Style;
  Declare->Init = Value.Code;
  Declare->Accesses = Value.Accesses;
  Ops.push_back(std::move(Declare));
}

void FunctionLowering::construct(VarId Id, DeclareOp::InitTy Style,
                                 const Fragment &Value, OpList &Ops) {
  auto Construct = std::make_unique<ConstructOp>(Id, CurrentStatement);
  Construct->InitKind = Style;
  Construct->Init = Value.Code;
  Construct->Accesses = Value.Accesses;
  if (F.var(Id).Type.IsScalar)
    Construct->Assigned = Id;
  Ops.push_back(std::move(Construct));
}

static unsigned sizeOf(const Expr *E, const ASTContext &Context) {
  return Context.getTypeSizeInChars(E->getType()).getQuantity();
}

/// \p E without what makes an integer wider for the operator around it, which
/// does that again.
static const Expr *withoutWidening(const Expr *E, const ASTContext &Context) {
  while (true) {
    // Parentheses stay around what needs them.
    const auto *Cast = dyn_cast<ImplicitCastExpr>(E->IgnoreParens());
    if (!Cast || Cast->getCastKind() != CK_IntegralCast ||
        !Cast->getSubExpr()->getType()->isBuiltinType() ||
        sizeOf(Cast->getSubExpr(), Context) >= sizeOf(Cast, Context))
      return E;
    E = Cast->getSubExpr();
  }
}

/// The operands of \p E, if that is arithmetic on integers, which may be done
/// when its value is needed; else null.
static const BinaryOperator *arithmetic(const Expr *E) {
  const auto *Operator = dyn_cast<BinaryOperator>(E->IgnoreParens());
  return Operator && E->getType()->isIntegerType() &&
                 (Operator->isAdditiveOp() ||
                  Operator->getOpcode() == BO_Mul || Operator->isBitwiseOp())
             ? Operator
             : nullptr;
}

unsigned FunctionLowering::keptSize(const Expr *E) const {
  E = withoutWidening(E, Context);
  if (isStable(E))
    return 0;
  unsigned Size = sizeOf(E, Context);
  const BinaryOperator *Sum = arithmetic(E);
  return Sum ? std::min(Size, keptSize(Sum->getLHS()) + keptSize(Sum->getRHS()))
             : Size;
}

void FunctionLowering::noteTruncation(const Expr *Cast, const Expr *E) {
  if (Cast->isInstantiationDependent() || !Cast->getType()->isIntegerType() ||
      Cast->getType()->isBooleanType())
    return;
  unsigned Bytes = sizeOf(Cast, Context);
  std::vector<const Expr *> Work = {E};
  while (!Work.empty()) {
    const Expr *Plain = Work.back()->IgnoreParens();
    Work.pop_back();
    const auto *Inner = dyn_cast<ImplicitCastExpr>(Plain);
    if (Inner && Inner->getCastKind() == CK_IntegralCast)
      Work.push_back(Inner->getSubExpr());
    const BinaryOperator *Sum = arithmetic(Plain);
    if (!Sum || sizeOf(Sum, Context) <= Bytes)
      continue;
    Truncated[Sum] = Bytes;
    Work.push_back(Sum->getLHS());
    Work.push_back(Sum->getRHS());
  }
}

/// Keeps the value of \p E, an operand of a built-in operator, in as little room
/// as it takes: an integer as narrow as it was, a sum as its operands, where these
/// are smaller, or no wider than what becomes of it.
Fragment FunctionLowering::keepValue(const Expr *E, OpList &Ops) {
  if (E->isInstantiationDependent() || !E->isPRValue() ||
      !E->getType()->isIntegerType())
    return spill(E, lowerEarly(E, Ops), Ops);
  const Expr *Plain = withoutWidening(E, Context);
  const BinaryOperator *Sum = arithmetic(Plain);
  unsigned Whole = sizeOf(Plain, Context);
  unsigned Bytes = Truncated.lookup(Plain->IgnoreParens());
  if (Bytes && Bytes < keptSize(Plain)) {
    Fragment Value = lowerEarly(Plain, Ops);
    TypeFacts Facts = factsOf(Context.getIntTypeForBitwidth(
        Bytes * Context.getCharWidth(), /*Signed=*/false));
    VarId Id = addVariable(Variable::Spilled, spilledName(Plain), Facts,
                           CurrentStatement);
    Value.Code = Text::literal("static_cast<" + Facts.Spelling + ">(")
                     .add(Value.Code)
                     .add(")");
    declare(Id, DeclareOp::Copy, Value, Ops);
    return useOf(Id, Plain);
  }
  if (!Sum || keptSize(Plain) == Whole)
    return spill(Plain, lowerEarly(Plain, Ops), Ops);
  std::vector<Replacement> Parts;
  for (const Expr *Part : {Sum->getLHS(), Sum->getRHS()})
    if (!isStable(Part))
      Parts.push_back({Part, keepValue(Part, Ops)});
  if (HasFailed)
    return {};
  Fragment Result = fragment(E, Parts);
  Result.IsStable = true;
  return Result;
}

/// Whether evaluating \p S may end by an exception.
bool FunctionLowering::mayThrow(const Stmt *S) {
  if (!S)
    return false;
  if (const auto *E = dyn_cast<Expr>(S); E && isDeduced(E) && !operandsOf(E).empty())
    return true;
  const FunctionDecl *Called = nullptr;
  if (const auto *Call = dyn_cast<CallExpr>(S))
    Called = Call->getDirectCallee();
  else if (const auto *Construct = dyn_cast<CXXConstructExpr>(S))
    Called = Construct->getConstructor();
  const auto *Type =
      Called ? Called->getType()->getAs<FunctionProtoType>() : nullptr;
  if (isa<CallExpr, CXXConstructExpr>(S) && !(Type && Type->isNothrow()))
    return true;
  return isa<CXXNewExpr, CXXThrowExpr, CXXDynamicCastExpr>(S) ||
         anyPart(S, [&](const Stmt *Part) { return mayThrow(Part); });
}

bool FunctionLowering::hasNoticedTemporary(const Stmt *S) {
  if (!S)
    return false;
  if (keepsDeducedOperand(S))
    return true;
  if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(S);
      Made && isEndNoticed(Made->getType()) && !loweredType(Made->getSubExpr()))
    return true;
  return anyPart(S, [&](const Stmt *Part) { return hasNoticedTemporary(Part); });
}

/// Whether the objects kept for \p Whole, which are moved into it, would be
/// destroyed in another order than the source's when an exception ends \p Last,
/// the operand with the last await, or one of the \p Rest: ahead of temporaries
/// that were made after them.
bool FunctionLowering::needsAllKept(const Expr *Last,
                                    llvm::ArrayRef<const Expr *> Rest) {
  if (!Context.getLangOpts().CXXExceptions || !hasNoticedTemporary(Last))
    return false;
  return (!isAwait(Last->IgnoreParens()->IgnoreImplicit()) && mayThrow(Last)) ||
         llvm::any_of(Rest, [&](const Expr *E) { return mayThrow(E); });
}

Fragment
FunctionLowering::lowerOperands(const Expr *Whole,
                                llvm::ArrayRef<const Expr *> AllInOrder,
                                OpList &Ops, std::optional<Span> Where) {
  // What the source doesn't show needs no replacement.
  std::vector<const Expr *> InOrder;
  const Expr *LeftOut = nullptr;
  for (const Expr *Operand : AllInOrder) {
    if (!Operand)
      continue;
    if (isLeftOut(Operand)) {
      if (!LeftOut && !isUnnoticed(Operand, Context))
        LeftOut = Operand;
      continue;
    }
    if (LeftOut && hasAwait(Operand)) {
      reject(Operand->getExprLoc(), Refusal::UnsupportedAwait,
             {"after an element of type '" +
              LeftOut->getType().getAsString(Context.getPrintingPolicy()) +
              "' that these braces leave out"});
      return {};
    }
    if (isa<CXXDefaultArgExpr>(Operand->IgnoreImplicit())) {
      if (BeforeSuspension && hasTemporary(Operand)) {
        reject(Whole->getExprLoc(), Refusal::UnsupportedTemporary,
               {Operand->getType().getAsString(Context.getPrintingPolicy())});
        return {};
      }
      continue;
    }
    InOrder.push_back(Operand);
  }
  unsigned Last = 0;
  for (unsigned I = 0; I != InOrder.size(); ++I)
    if (needsOps(InOrder[I]))
      Last = I;
  auto isMovedIn = [&](const Expr *Operand) {
    return isDeduced(Operand) ||
           (Operand->isPRValue() && Operand->getType()->isRecordType());
  };
  llvm::ArrayRef<const Expr *> All = InOrder;
  const bool KeepsAll =
      Last < All.size() && needsOps(All[Last]) &&
      llvm::any_of(All.take_front(Last), isMovedIn) &&
      needsAllKept(All[Last], All.drop_front(Last + 1));
  std::vector<Replacement> Replaced;
  for (unsigned I = 0; I != InOrder.size() && (KeepsAll || I <= Last); ++I) {
    const Expr *Operand = InOrder[I];
    if (I == Last && !KeepsAll) {
      if (needsOps(Operand))
        Replaced.push_back({Operand, lowerExpr(Operand, Ops)});
      break;
    }
    if (I < Last && hasAwait(InOrder[Last]) &&
        refuseCopiedEarly(Whole, Operand))
      return {};
    if (isStable(Operand) && !needsOps(Operand))
      continue;
    Replaced.push_back({Operand, isa<BinaryOperator>(Whole)
                                     ? keepValue(Operand, Ops)
                                     : spillEarly(Operand, Ops)});
  }
  if (HasFailed)
    return {};
  if (const auto *Lambda = dyn_cast<LambdaExpr>(Whole))
    if (auto It = LocalIds.find(Lambda->getLambdaClass()); It != LocalIds.end())
      LocalSources[It->second].Evaluated = Replaced;
  return Where ? fragmentIn(*Where, Whole, Replaced)
               : fragment(Whole, Replaced);
}

/// Lowers \p Whole, parentheses or a cast around \p Inner: of which nothing may
/// be left, if it is void.
Fragment FunctionLowering::lowerAround(const Expr *Whole, const Expr *Inner,
                                       OpList &Ops) {
  bool LeavesNothing = Inner->getType()->isVoidType() ||
                       llvm::is_contained(Discarded, Inner->IgnoreParens());
  if (!LeavesNothing)
    return lowerOperands(Whole, {Inner}, Ops);
  Fragment Rest = lowerExpr(Inner, Ops);
  if (Rest.Code.isEmpty())
    return {};
  return fragment(Whole, {{Inner, Rest}});
}

/// Evaluates \p E, ahead of its full-expression's end, for nothing but its effect.
void FunctionLowering::lowerDropped(const Expr *E, OpList &Ops) {
  const Expr *Plain = E->IgnoreParens();
  if (const auto *Comma = dyn_cast<BinaryOperator>(Plain);
      Comma && Comma->isCommaOp()) {
    lowerDropped(Comma->getLHS(), Ops);
    return lowerDropped(Comma->getRHS(), Ops);
  }
  if (const Expr *Dropped = droppedBy(Plain); Dropped && dropsObject(Dropped)) {
    // Of `void(T{…})` Clang takes the last parenthesis for T's.
    if (isa<CXXFunctionalCastExpr>(Plain) && Plain->getEndLoc() == Dropped->getEndLoc())
      return reject(Plain->getExprLoc(), Refusal::UnsupportedAwait,
                    {"after an object in 'void(...)', which '(void)' would do for"});
    return lowerDropped(Dropped, Ops);
  }
  Fragment Value = lowerEarly(Plain, Ops);
  if (Value.IsStable)
    return; // Nothing is left to be done.
  if (!dropsObject(Plain))
    evaluate(Value, Ops);
  else if (isDeduced(Plain))
    keepDeduced(Plain, std::move(Value), Ops);
  else
    spill(Plain, std::move(Value), Ops);
}

bool isComma(const Expr *E) {
  E = E->IgnoreImplicit();
  if (const auto *Binary = dyn_cast<BinaryOperator>(E))
    return Binary->isCommaOp();
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
  return Call && Call->getOperator() == OO_Comma;
}

Fragment inOnePiece(const Expr *E, Fragment Value) {
  if (isComma(E) && !Value.IsStable && !Value.Code.isEmpty())
    Value.Code = Text::literal("(").add(Value.Code).add(")");
  return Value;
}

/// Lowers what is evaluated in a statement of its own, ahead of its
/// full-expression's end.
Fragment FunctionLowering::lowerEarly(const Expr *E, OpList &Ops) {
  ++BeforeSuspension;
  Fragment Result = lowerExpr(E, Ops);
  --BeforeSuspension;
  return inOnePiece(E, std::move(Result));
}

std::unique_ptr<BlockOp>
FunctionLowering::lowerArm(llvm::function_ref<void(OpList &)> Lower) {
  auto Arm = std::make_unique<BlockOp>(CurrentStatement);
  Arm->IsArm = true;
  ++ConditionalDepth;
  Lower(Arm->Ops);
  --ConditionalDepth;
  return Arm;
}

/// The operand of the first await in \p S, or null.
static const Expr *firstAwaited(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return nullptr;
  if (isAwait(S))
    return suspensionOperand(S);
  for (const Stmt *Child : S->children())
    if (const Expr *Found = firstAwaited(Child))
      return Found;
  return nullptr;
}

/// Whether \p Call calls a conversion function that nobody has written.
static bool isImplicitConversion(const CXXMemberCallExpr *Call) {
  return isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()) &&
         Call->getImplicitObjectArgument()->getSourceRange() ==
             Call->getSourceRange();
}

/// Whether \p E is a bool without the conversion function that its context calls.
static bool isBoolAsWritten(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
  return !(Call && isImplicitConversion(Call)) && E->getType()->isBooleanType();
}

/// Keeps a condition's value, contextually converted: an explicit conversion
/// function may be used, which an initialisation of a bool would not.
Fragment FunctionLowering::spillCondition(const Expr *E, const Fragment &Value,
                                          OpList &Ops) {
  TypeFacts Bool;
  Bool.Spelling = "bool";
  const Expr *Awaited = firstAwaited(E);
  std::string Name = awaitedName(Awaited ? Awaited : E);
  if (Name == "future")
    Name = "true";
  VarId Id =
      addVariable(Variable::Spilled, "is_" + Name, Bool, CurrentStatement);
  auto Declare = std::make_unique<DeclareOp>(Id, CurrentStatement);
  Declare->InitKind = DeclareOp::Copy;
  if (isBoolAsWritten(E))
    Declare->Init = Value.Code;
  else
    Declare->Init =
        Text::literal("static_cast<bool>(").add(Value.Code).add(")");
  Declare->Accesses = Value.Accesses;
  Ops.push_back(std::move(Declare));
  Fragment Result;
  Result.Code.addVariable(Id);
  Result.Accesses.push_back({Id, Access::Read});
  Result.IsStable = true;
  return Result;
}

/// Whether a conversion that the source doesn't show calls a function of the user's
/// to make \p E's value.
static bool isConvertedByCall(const Expr *E) {
  for (E = E->IgnoreParens(); const auto *Cast = dyn_cast<ImplicitCastExpr>(E);
       E = Cast->getSubExpr()->IgnoreParens())
    if (Cast->getCastKind() == CK_UserDefinedConversion ||
        Cast->getCastKind() == CK_ConstructorConversion)
      return true;
  return E->getType()->isRecordType() && E->isPRValue();
}

bool FunctionLowering::isDiscarded(const Expr *E) const {
  if (!llvm::is_contained(Discarded, E) || E->isTypeDependent())
    return false;
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E))
    return !isConvertedByCall(Choice->getTrueExpr()) &&
           !isConvertedByCall(Choice->getFalseExpr());
  return !isConvertedByCall(cast<BinaryOperator>(E)->getRHS());
}

std::unique_ptr<BlockOp> FunctionLowering::lowerDiscardedArm(const Expr *E) {
  return lowerArm([&](OpList &Arm) {
    const Expr *Plain = E->IgnoreParens();
    Discarded.push_back(Plain);
    Fragment Value = lowerEarly(Plain, Arm);
    if (Value.IsStable || Value.Code.isEmpty() || !Plain->HasSideEffects(Context))
      return;
    // A compiler finds that nobody wants a value where a whole statement gives it.
    if (isa<ExplicitCastExpr>(Plain) && !Plain->getType()->isVoidType())
      Value.Code = Text::literal("(void)").add(Value.Code);
    evaluate(Value, Arm);
  });
}

/// `a && b`, `a || b`, with something to do in front of b:
///   is_a = a; if (is_a) { …; is_a = b; }
/// If nobody wants the value:
///   if (a) { …; b; }
Fragment FunctionLowering::lowerLogical(const BinaryOperator *E, OpList &Ops) {
  if (isDiscarded(E)) {
    Fragment Left = lowerEarly(E->getLHS(), Ops);
    if (hasAwait(E->getLHS()) && !Left.IsStable)
      Left = spillCondition(E->getLHS(), Left, Ops);
    auto If = std::make_unique<IfOp>(CurrentStatement);
    If->Condition.add(E->getOpcode() == BO_LAnd ? ""
                      : Left.IsStable          ? "!"
                                               : "!(")
        .add(Left.Code)
        .add(E->getOpcode() == BO_LAnd || Left.IsStable ? "" : ")");
    If->Accesses = Left.Accesses;
    If->Then = lowerDiscardedArm(E->getRHS());
    Ops.push_back(std::move(If));
    return {};
  }
  auto asBool = [](const Expr *Operand, Fragment Value) {
    if (!isBoolAsWritten(Operand)) {
      Text Converted = Text::literal("static_cast<bool>(");
      Value.Code = Converted.add(Value.Code).add(")");
    }
    return Value;
  };
  Fragment Left =
      spillCondition(E->getLHS(), lowerEarly(E->getLHS(), Ops), Ops);
  VarId Id = Left.Accesses.back().Var;
  auto If = std::make_unique<IfOp>(CurrentStatement);
  If->Condition.add(E->getOpcode() == BO_LAnd ? "" : "!").addVariable(Id);
  If->Accesses.push_back({Id, Access::Read});
  If->Then = lowerArm([&](OpList &Arm) {
    Fragment Right = asBool(E->getRHS(), lowerEarly(E->getRHS(), Arm));
    construct(Id, DeclareOp::Copy, Right, Arm);
  });
  Ops.push_back(std::move(If));
  return useOf(Id, E);
}

/// `c ? a : b` with something to do in front of a or b.
Fragment FunctionLowering::lowerChoice(const ConditionalOperator *E,
                                       OpList &Ops) {
  QualType Type = E->getType();
  Fragment Condition = lowerEarly(E->getCond(), Ops);
  if (hasAwait(E->getCond()) && !Condition.IsStable)
    Condition = spillCondition(E->getCond(), Condition, Ops);
  if (isDiscarded(E)) {
    auto If = std::make_unique<IfOp>(CurrentStatement);
    If->Condition = Condition.Code;
    If->Accesses = Condition.Accesses;
    If->Then = lowerDiscardedArm(E->getTrueExpr());
    If->Else = lowerDiscardedArm(E->getFalseExpr());
    Ops.push_back(std::move(If));
    return {};
  }
  VarId Id = NoVar;
  auto isVoid = [](const Expr *Arm) {
    QualType Given = typeOfSource(Arm->IgnoreParens());
    return !Given.isNull() && Given->isVoidType();
  };
  bool IsVoid = isVoid(E->getTrueExpr()) && isVoid(E->getFalseExpr());
  bool IsDeduced = isDeduced(E) && !IsVoid;
  if (IsDeduced) {
    // Its type depends on what the arms await.
    ++ConditionalDepth;
    Id = addTemporary(Variable::Temporary, "choice", TypeFacts());
    --ConditionalDepth;
  } else if (IsVoid) {
    // Nothing is given.
  } else if (E->isGLValue() || Type->isScalarType()) {
    Id = addSpilled(E);
  } else {
    TypeFacts Facts = factsOf(Type.getUnqualifiedType());
    if (Facts.Spelling.empty() || !Type->isRecordType() || !isMovable(Type) ||
        loweredType(E->getTrueExpr()) || loweredType(E->getFalseExpr())) {
      reject(E->getQuestionLoc(), Refusal::UnsupportedAwait,
             {"in an arm of this '?:'"});
      return {};
    }
    ++ConditionalDepth; // Until one of the arms has made it.
    Id = addTemporary(Variable::Temporary, nameForObject(Type), Facts);
    --ConditionalDepth;
  }
  if (Id != NoVar) {
    auto Declare = std::make_unique<DeclareOp>(Id, CurrentStatement);
    Declare->InitKind = DeclareOp::Deferred;
    Ops.push_back(std::move(Declare));
  }
  auto arm = [&](const Expr *Operand) {
    return lowerArm([&](OpList &Arm) {
      Fragment Value = lowerEarly(Operand, Arm);
      if (Id == NoVar || Operand->getType()->isVoidType())
        return evaluate(Value, Arm);
      construct(Id,
                IsDeduced ? DeclareOp::Deduced
                          : temporaryStyle(Operand, Type, Value),
                Value, Arm);
    });
  };
  auto If = std::make_unique<IfOp>(CurrentStatement);
  If->Condition = Condition.Code;
  If->Accesses = Condition.Accesses;
  If->Then = arm(E->getTrueExpr());
  If->Else = arm(E->getFalseExpr());
  Ops.push_back(std::move(If));
  if (!IsDeduced)
    return Id == NoVar ? Fragment() : useOf(Id, E);
  TypeFacts Facts = deducedFacts("choice", "", decltypeOf(E), "");
  Facts.MayBeReference = true;
  if (!Facts.WhyNoField.empty())
    reject(E->getQuestionLoc(), Refusal::UnsupportedAwait,
           {"in an arm of this '?:': " + Facts.WhyNoField});
  F.var(Id).Type = Facts;
  Fragment Result;
  Result.Code.addVariable(Id);
  Result.Accesses.push_back({Id, Access::Borrow});
  Result.IsStable = true;
  return Result;
}

/// \p Value, of which a conversion that the source doesn't show makes another: what
/// it is made of may be kept already, but not that.
static Fragment converted(Fragment Value) {
  Value.IsStable = false;
  return Value;
}

Fragment FunctionLowering::lowerExpr(const Expr *E, OpList &Ops) {
  if (HasFailed)
    return {};
  if (!needsOps(E))
    return fragment(E);
  noteBoundToBoxes(E);

  if (isAwait(E))
    return lowerAwait(E, Ops);
  if (const auto *Yield = dyn_cast<CoyieldExpr>(E))
    return lowerYield(Yield, Ops);
  if ((isDeduced(E) || isa<CXXUnresolvedConstructExpr>(E) || convertsUnknown(E)) &&
      !operandsOf(E).empty())
    return lowerDeduced(E, Ops);
  if (isa<PackExpansionExpr, CXXFoldExpr>(E)) {
    reject(E->getExprLoc(), Refusal::UnsupportedAwait, {"in a pack expansion"});
    return {};
  }
  if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E)) {
    // The array lives as long as the list: it can only be handed to a
    // constructor, which is done with it when it returns.
    if (BeforeSuspension && hasNoticedElements(List)) {
      reject(List->getExprLoc(), Refusal::UnsupportedTemporary,
             {List->getType().getAsString(Context.getPrintingPolicy())});
      return {};
    }
    const Expr *Array = ignoreTemporary(List->getSubExpr());
    return lowerExpr(Array, Ops);
  }
  if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(E);
      Made && BeforeSuspension && Made->getStorageDuration() == SD_FullExpression)
    return lowerTemporary(Made, Ops);

  // Nodes that the source doesn't show.
  if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(E))
    return lowerExpr(Cleanups->getSubExpr(), Ops);
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E)) {
    if (Cast->getCastKind() == CK_IntegralCast)
      noteTruncation(Cast, Cast->getSubExpr());
    if (Cast->getCastKind() == CK_LValueToRValue)
      return converted(lowerExpr(Cast->getSubExpr(), Ops));
    return lowerExpr(Cast->getSubExpr(), Ops);
  }
  if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(E))
    return lowerExpr(Made->getSubExpr(), Ops);
  if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(E))
    return lowerExpr(Bound->getSubExpr(), Ops);
  if (const auto *Constant = dyn_cast<ConstantExpr>(E))
    return lowerExpr(Constant->getSubExpr(), Ops);

  if (const auto *Paren = dyn_cast<ParenExpr>(E))
    return lowerAround(E, Paren->getSubExpr(), Ops);
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return lowerOperands(E, {Unary->getSubExpr()}, Ops);
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E)) {
    if (const Expr *Dropped = droppedBy(Cast);
        Dropped && BeforeSuspension && dropsObject(Dropped)) {
      lowerDropped(Dropped, Ops);
      return {};
    }
    // `View(x)`: the type's name is the cast's, the parentheses the
    // constructor's.
    const auto *Construct =
        dyn_cast<CXXConstructExpr>(Cast->getSubExpr()->IgnoreImplicit());
    if (isa<CXXFunctionalCastExpr>(Cast) && Construct &&
        Construct->getParenOrBraceRange().isValid())
      return lowerOperands(
          E, llvm::ArrayRef(Construct->getArgs(), Construct->getNumArgs()), Ops);
    if (Cast->getCastKind() == CK_IntegralCast ||
        (Cast->getCastKind() == CK_NoOp && E->isPRValue()))
      noteTruncation(E, Cast->getSubExpr());
    return lowerAround(E, Cast->getSubExpr(), Ops);
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
    if (Binary->isLogicalOp() && needsOps(Binary->getRHS()))
      return lowerLogical(Binary, Ops);
    if (Binary->isCommaOp() &&
        (needsOps(Binary->getRHS()) ||
         (BeforeSuspension && dropsObject(Binary->getLHS())))) {
      lowerDropped(Binary->getLHS(), Ops);
      if (llvm::is_contained(Discarded, E))
        Discarded.push_back(Binary->getRHS()->IgnoreParens());
      return lowerExpr(Binary->getRHS(), Ops);
    }
    if (Binary->isCommaOp() && Binary->getLHS()->getType()->isVoidType()) {
      Fragment Left = lowerExpr(Binary->getLHS(), Ops);
      return Left.Code.isEmpty() ? fragment(Binary->getRHS())
                                 : fragment(E, {{Binary->getLHS(), Left}});
    }
    return lowerOperands(E, {Binary->getLHS(), Binary->getRHS()}, Ops);
  }
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E)) {
    auto Form = Rewritten->getDecomposedForm();
    return lowerOperands(E, {Form.LHS, Form.RHS}, Ops);
  }
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    if (needsOps(Choice->getTrueExpr()) || needsOps(Choice->getFalseExpr()))
      return lowerChoice(Choice, Ops);
    return lowerOperands(E, {Choice->getCond()}, Ops);
  }
  if (const auto *New = dyn_cast<CXXNewExpr>(E)) {
    // The allocation comes before the initialiser ([expr.new]/19). The global
    // functions may be called when it suits, or not at all (/10).
    const FunctionDecl *Allocator = New->getOperatorNew();
    if (New->getInitializer() && needsOps(New->getInitializer()) &&
        (!Allocator ||
         (!Allocator->isReplaceableGlobalAllocationFunction() &&
          !Allocator->isReservedGlobalPlacementOperator()))) {
      reject(E->getExprLoc(), Refusal::UnsupportedAwait,
             {"in the initialiser of a 'new' with an 'operator new' of yours"});
      return {};
    }
    std::vector<const Expr *> InOrder(New->placement_arguments().begin(),
                                      New->placement_arguments().end());
    if (New->isArray() && New->getArraySize())
      InOrder.push_back(*New->getArraySize());
    if (const Expr *Init = New->getInitializer()) {
      if (const auto *Construct = dyn_cast<CXXConstructExpr>(Init))
        InOrder.insert(InOrder.end(), Construct->arg_begin(),
                       Construct->arg_end());
      else if (const auto *List = dyn_cast<ParenListExpr>(Init))
        for (unsigned I = 0; I != List->getNumExprs(); ++I)
          InOrder.push_back(List->getExpr(I));
      else
        InOrder.push_back(Init);
    }
    return lowerOperands(E, InOrder, Ops);
  }
  if (const auto *Delete = dyn_cast<CXXDeleteExpr>(E))
    return lowerOperands(E, {Delete->getArgument()}, Ops);
  if (const auto *Throw = dyn_cast<CXXThrowExpr>(E))
    return lowerOperands(E, {Throw->getSubExpr()}, Ops);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E)) {
    std::vector<const Expr *> InOrder;
    auto Init = Lambda->capture_init_begin();
    for (const LambdaCapture &Capture : Lambda->captures()) {
      if (Lambda->isInitCapture(&Capture))
        InOrder.push_back(*Init);
      ++Init;
    }
    return lowerOperands(E, InOrder, Ops);
  }
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
    std::vector<const Expr *> InOrder(Operator->arg_begin(),
                                      Operator->arg_end());
    if (Operator->isAssignmentOp())
      std::reverse(InOrder.begin(), InOrder.end());
    return lowerOperands(E, InOrder, Ops);
  }
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    if (isImplicitConversion(Call))
      return converted(lowerExpr(Call->getImplicitObjectArgument(), Ops));
    std::vector<const Expr *> InOrder;
    const auto *Callee = dyn_cast<MemberExpr>(Call->getCallee()->IgnoreParens());
    auto asPassed = [&](const Expr *Passed) {
      return isRuntimeCall(Call) ? ignoreTemporary(Passed) : Passed;
    };
    const auto *Pointed =
        dyn_cast<BinaryOperator>(Call->getCallee()->IgnoreParens());
    if (Callee && !Callee->isImplicitAccess())
      InOrder.push_back(asPassed(Callee->getBase()));
    else if (Pointed && Pointed->isPtrMemOp())
      InOrder = {Pointed->getLHS(), Pointed->getRHS()};
    for (const Expr *Argument : Call->arguments())
      InOrder.push_back(asPassed(Argument));
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
    if (Construct->getNumArgs() >= 1 &&
        Construct->getArg(0)->getSourceRange() == Construct->getSourceRange())
      return converted(lowerExpr(Construct->getArg(0), Ops));
    std::vector<const Expr *> InOrder(Construct->arg_begin(),
                                      Construct->arg_end());
    // The initialiser of a variable begins with the variable's name.
    std::optional<Span> Braces;
    if (!isa<CXXTemporaryObjectExpr>(Construct) &&
        Construct->getParenOrBraceRange().isValid())
      Braces = spanOf(Construct->getParenOrBraceRange());
    return lowerOperands(E, InOrder, Ops, Braces);
  }
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return lowerOperands(List, elementsInOrder(List, SM), Ops);
  reject(E->getExprLoc(), Refusal::UnsupportedAwait, {"in this expression"});
  return {};
}

TypeFacts
FunctionLowering::temporaryFacts(const MaterializeTemporaryExpr *E) {
  TypeFacts Facts = factsOf(E->getType().getUnqualifiedType());
  if (BoundToBoxes.contains(E))
    return Facts;
  if (std::optional<FutureType> Future = loweredType(E->getSubExpr())) {
    Future->applyTo(Facts);
    Facts.IsTriviallyDestructible = false;
  }
  return Facts;
}

Fragment
FunctionLowering::useOfTemporary(VarId Id, const MaterializeTemporaryExpr *E) {
  // What binds to a reference to const must not choose another overload.
  Fragment Result;
  Result.Code
      .add(E->isXValue()                   ? "std::move("
           : E->getType().isConstQualified() ? "std::as_const("
                                             : "(")
      .addVariable(Id)
      .add(")");
  Result.Accesses.push_back({Id, Access::Borrow});
  Result.IsStable = true;
  return Result;
}

Fragment
FunctionLowering::keepTemporary(const MaterializeTemporaryExpr *E,
                                OpList &Ops) {
  const Expr *Made = E->getSubExpr();
  QualType Type = E->getType();
  const CXXOperatorCallExpr *Arrow = arrowThatMakes(E);
  Fragment Init =
      Arrow ? lowerArrow(Arrow, Ops) : inOnePiece(Made, lowerExpr(Made, Ops));
  TypeFacts Facts = temporaryFacts(E);
  if (Facts.Spelling.empty()) {
    reject(E->getExprLoc(), Refusal::UnsupportedAwait,
           {"after this object: " + Facts.WhyNoField});
    return {};
  }
  if (!Facts.ArrayBounds.empty()) {
    reject(E->getExprLoc(), Refusal::UnsupportedTemporary,
           {Type.getAsString(Context.getPrintingPolicy())});
    return {};
  }
  Facts.IsConst = false;
  VarId Id = addTemporary(Variable::Temporary, nameForObject(Type), Facts);
  // A deduced type is the future's own, which a lambda in the body sees.
  declare(Id, Facts.IsDeduced ? DeclareOp::Deduced : temporaryStyle(Made, Type, Init),
          Init, Ops);
  cast<DeclareOp>(*Ops.back()).Arguments = argumentsOfMade(Made, Type);
  return useOfTemporary(Id, E);
}

Fragment
FunctionLowering::lowerTemporary(const MaterializeTemporaryExpr *E,
                                 OpList &Ops) {
  Fragment Result = keepTemporary(E, Ops);
  // Its text is that of what is called on it as well.
  if (arrowThatMakes(E))
    Result.Code.add("->");
  return Result;
}

} // namespace pollux
