//===- LowerAwait.cpp - What is awaited, and where it is kept -------------===//
//
// `co_await` of a prvalue constructs the future in its field and polls it there;
// of an lvalue, it polls it where it is. What either gives is taken out of the
// Poll by the rest of the expression.
//
//   co_await fetch(i)     ==>  declare %fetch = «fetch(i)»
//                              await %fetch -> %fetch_poll
//                              … %fetch_poll.take() …
//
// A future that says that it is ready when it is polled again is kept nowhere: it
// is resumed behind.
//
//   co_await yield_now()  ==>  pause «yield_now()»
//
//===----------------------------------------------------------------------===//

#include "frontend/FunctionNames.h"
#include "frontend/Suspensions.h"
#include "lower/FunctionLowering.h"
#include "support/ClangCompat.h"

namespace pollux {

using namespace clang;

/// The stream whose next item \p Operand waits for, by the runtime's own
/// `stream.next()` or `next(stream)`; else null.
static const Expr *streamOfNext(const Expr *Operand) {
  const auto *Call = dyn_cast<CallExpr>(Operand->IgnoreParenImpCasts());
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || !Callee->getIdentifier() || Callee->getName() != "next")
    return nullptr;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (!isInPollux(Method ? static_cast<const Decl *>(Method->getParent())
                         : Callee))
    return nullptr;
  const Expr *Stream = Call->getNumArgs() == 1 ? Call->getArg(0) : nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    // Written with an arrow, it is a pointer.
    Stream = cast<MemberExpr>(Member->getCallee()->IgnoreParens())->isArrow()
                 ? nullptr
                 : Member->getImplicitObjectArgument();
  return Stream ? Stream->IgnoreParenImpCasts() : nullptr;
}

const Expr *listArgument(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return nullptr;
  if (const auto *Call = dyn_cast<CallExpr>(S))
    for (const Expr *Argument : Call->arguments())
      if (isa<CXXStdInitializerListExpr>(Argument->IgnoreImplicit()))
        return Argument;
  for (const Stmt *Child : S->children())
    if (const Expr *Found = listArgument(Child))
      return Found;
  return nullptr;
}

/// The closure that \p E calls, if that has a name of its own; else null.
static const Expr *namedClosure(const Expr *E) {
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(E->IgnoreImplicit());
  const auto *Method =
      Call ? dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee()) : nullptr;
  if (!Method || !Method->getParent()->isLambda() ||
      Call->getOperator() != OO_Call)
    return nullptr;
  const Expr *Closure = Call->getArg(0)->IgnoreParenImpCasts();
  return isa<DeclRefExpr, MemberExpr>(Closure) ? Closure : nullptr;
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
  if (const Expr *Closure = namedClosure(E))
    return awaitedName(Closure);
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    // In a template it may be found later.
    const Expr *Written = Call->getCallee()->IgnoreParenImpCasts();
    DeclarationName Unresolved;
    if (const auto *Overloads = dyn_cast<OverloadExpr>(Written))
      Unresolved = Overloads->getName();
    else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Written))
      Unresolved = Member->getMember();
    else if (const auto *Ref = dyn_cast<DependentScopeDeclRefExpr>(Written))
      Unresolved = Ref->getDeclName();
    if (Unresolved.isIdentifier() && !Unresolved.isEmpty()) {
      std::string Name = Unresolved.getAsString();
      return Name == "move" && Call->getNumArgs() == 1
                 ? awaitedName(Call->getArg(0))
                 : Name;
    }
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
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(E))
    return Member->getMember().getAsString();
  if (const auto *Record = E->getType()->getAsCXXRecordDecl())
    if (Record->getIdentifier())
      return Record->getName().str();
  return "future";
}

/// \p E without parentheses around it, but for those that keep a comma together.
static const Expr *withoutParens(const Expr *E) {
  const Expr *Inner = E->IgnoreParens();
  return isComma(Inner) ? E : Inner;
}

/// The type of the future that \p Await polls, if `into_future` makes it of the
/// operand; else null.
static QualType convertedFuture(const Expr *Await) {
  // Native code awaits a pollux::detail::Awaiter of it.
  const auto *Awaiter = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      isa<CoawaitExpr>(Await)
          ? cast<CoawaitExpr>(Await)->getCommonExpr()->getType()->getAsCXXRecordDecl()
          : nullptr);
  if (!Awaiter || Awaiter->getTemplateArgs().size() == 0 ||
      Awaiter->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return {};
  QualType Future = Awaiter->getTemplateArgs()[0].getAsType();
  QualType Operand = suspensionOperand(Await)->getType();
  return Operand.getCanonicalType().getUnqualifiedType() ==
                 Future.getNonReferenceType()
                     .getCanonicalType()
                     .getUnqualifiedType()
             ? QualType()
             : Future;
}

/// Whether the type of \p Operand says that who polls it again finds it ready; and
/// nobody would see that it is not kept until then.
static bool isReadyWhenPolledAgain(const Expr *Operand) {
  const auto *Record = Operand->getType()->getAsCXXRecordDecl();
  if (!Operand->isPRValue() || Operand->getType().isConstQualified() || !Record ||
      !Record->hasDefinition() || !Record->hasTrivialDestructor())
    return false;
  IdentifierTable &Names = Record->getASTContext().Idents;
  for (const NamedDecl *Member :
       Record->lookup(&Names.get("is_ready_when_polled_again")))
    if (const auto *Constant = dyn_cast<VarDecl>(Member);
        Constant && Constant->isConstexpr() && Constant->getInit())
      if (const APValue *Value = Constant->evaluateValue())
        return Value->isInt() && Value->getInt().getBoolValue();
  return false;
}

Fragment FunctionLowering::lowerConversion(const Expr *Operand, OpList &Ops) {
  Fragment Value = lowerExpr(Operand, Ops);
  if (Operand->isPRValue()) {
    // A temporary, which is handed on by reference.
    QualType Type = Operand->getType();
    TypeFacts Facts = factsOf(Type.getUnqualifiedType());
    if (Facts.Spelling.empty())
      reject(Operand->getExprLoc(), Refusal::UnnameableFuture,
             {Facts.WhyNoField, "make it of a class at namespace scope"});
    DeclareOp::InitTy Style = temporaryStyle(Operand, Type, Value);
    VarId Id = addTemporary(Variable::Temporary, nameForObject(Type), Facts);
    declare(Id, Style, Value, Ops);
    Value = {};
    Value.Code.add("std::move(").addVariable(Id).add(")");
    Value.Accesses.push_back({Id, Access::Borrow});
  }
  Value.Code = Text::literal("pollux::get_future(").add(Value.Code).add(")");
  return Value;
}

bool FunctionLowering::putIntoBox(const Expr *Operand, Fragment &Init,
                                  TypeFacts &Facts) {
  const auto *Call = dyn_cast<CallExpr>(Operand->IgnoreParens()->IgnoreImplicit());
  const AsyncFunction *Callee = Call ? Uses.futureForBox(Call) : nullptr;
  std::optional<FutureType> Future =
      Callee ? futureOfCall(Call, *Callee) : std::nullopt;
  if (!Future || Future->IsDeduced)
    return false;
  Init.Code = Text::literal("new " + Future->Spelling + "(").add(Init.Code).add(")");
  TypeFacts Pointer = factsOf(Context.VoidPtrTy);
  Facts.Spelling = "pollux::Box<" + Future->Spelling + ">";
  Facts.SizeHint = Pointer.SizeHint;
  Facts.AlignmentHint = Pointer.AlignmentHint;
  return true;
}

std::string FunctionLowering::outputOf(const CXXRecordDecl &Future) {
  for (const NamedDecl *Member : Future.lookup(&Context.Idents.get("Output")))
    if (const auto *Type = dyn_cast<TypeDecl>(Member))
      return spell(Context.getTypeDeclType(Type).getCanonicalType()).Words;
  return "";
}

Fragment FunctionLowering::lowerAwait(const Expr *E, OpList &Ops) {
  const Expr *Operand = suspensionOperand(E);
  SourceLocation Loc = suspensionKeyword(E);
  if (Loc.isMacroID() && !SM.isMacroArgExpansion(Loc)) {
    reject(Loc, Refusal::AwaitInMacro);
    return {};
  }
  if (isDeduced(Operand))
    return lowerDeducedAwait(E, Ops);
  QualType Converted = convertedFuture(E);
  QualType Awaited =
      Converted.isNull() ? Operand->getType() : Converted.getNonReferenceType();
  const auto *Record = Awaited->getAsCXXRecordDecl();
  auto hasMember = [&](llvm::StringRef Name) {
    return Record && Record->hasDefinition() &&
           Record->hasMemberName(&Context.Idents.get(Name));
  };
  if (!hasMember("Output") || !hasMember("poll")) {
    reject(Operand->getExprLoc(), Refusal::NotAFuture,
           {Operand->getType().getAsString(Context.getPrintingPolicy())});
    return {};
  }

  if (const Expr *List = listArgument(Operand)) {
    reject(List->getExprLoc(), Refusal::UnsupportedTemporary,
           {List->getType().getAsString(Context.getPrintingPolicy())});
    return {};
  }

  if (Converted.isNull() && isReadyWhenPolledAgain(Operand))
    return lowerPause(E, Ops);
  auto Await = std::make_unique<AwaitOp>(addPoint(E), CurrentStatement);
  // The closure itself has that name.
  std::string Name = F.Points[Await->Point].Awaits +
                     (namedClosure(Operand) ? "_future" : "");
  ++BeforeSuspension;
  const Expr *Stream = streamOfNext(Operand);
  bool IsMade = Converted.isNull() ? Operand->isPRValue() && !Stream
                                   : !Converted->isReferenceType();
  if (IsMade) {
    Fragment Init = Converted.isNull() ? lowerExpr(Operand, Ops)
                                       : lowerConversion(Operand, Ops);
    std::optional<FutureType> Future =
        Converted.isNull() ? loweredType(Operand) : std::nullopt;
    // What a call makes of an async call's future the target's compiler finds.
    if (const auto *Call = dyn_cast<CallExpr>(Operand->IgnoreImplicit());
        Call && !Future && Converted.isNull() && mentionsAsyncCall(Operand))
      Future = decltypeOfCall(Call, {"", nullptr});
    TypeFacts Facts = factsOf(Awaited.getUnqualifiedType());
    if (Future) {
      Future->applyTo(Facts);
      Facts.IsTriviallyDestructible = false;
      // A template is instantiated when all of the file is known.
      if (Future->Function && !Future->Function->Lambda &&
          !AsyncFunctions::isDefinedBefore(*Future->Function, Async) &&
          !(F.IsDependent && Future->Function->Definition->isTemplated()))
        reject(Operand->getExprLoc(), Refusal::AwaitedBeforeDefinition,
               {Future->Function->Definition->getNameAsString()});
    } else if (!isAwait(Operand->IgnoreImplicit()) && mentionsAsyncCall(Operand)) {
      reject(Operand->getExprLoc(), Refusal::UnnameableFuture,
             {"its type depends on that of an async call in it, which is "
              "another once it is lowered",
              "await the async functions in it one by one, or combine them "
              "with 'pollux::join' or 'pollux::select'"});
    } else if (Facts.Spelling.empty()) {
      reject(Operand->getExprLoc(), Refusal::UnnameableFuture,
             {Facts.WhyNoField, "make it of a class at namespace scope"});
    }
    Facts.IsConst = false;
    Facts.IsScalar = false;
    Facts.IsTriviallyDefaultConstructible = false;
    AwaitedOutputs[E] = "pollux::output_t<" + Facts.Spelling + ">";
    bool IsBox = !Future && putIntoBox(Operand, Init, Facts);
    VarId Id = holdFuture(*Await, Name, Facts,
                          Facts.IsDeduced ? DeclareOp::Deduced : DeclareOp::Copy,
                          Init, Ops);
    F.var(Id).IsBox = IsBox;
    if (Future && Future->Function)
      F.var(Id).AwaitedFunction = Future->Function->Key;
  } else {
    if (std::string Output = outputOf(*Record); !Output.empty())
      AwaitedOutputs[E] = Output;
    const Expr *Plain = Stream ? Stream : withoutParens(Operand);
    // `std::move(future)`: polled where it is.
    if (const auto *Call = dyn_cast<CallExpr>(Plain))
      if (const FunctionDecl *Callee = Call->getDirectCallee())
        if (Callee->isInStdNamespace() && Callee->getIdentifier() &&
            Callee->getName() == "move")
          Plain = withoutParens(Call->getArg(0));
    // Evaluated once, polled often.
    Fragment Place;
    if (isStable(Plain) && Converted.isNull()) {
      Place = fragment(Plain);
    } else {
      VarId Id = Converted.isNull()
                     ? addSpilled(Plain)
                     : addVariable(Variable::Spilled, Name + "_future",
                                   factsOf(Converted), CurrentStatement);
      Fragment Init = Converted.isNull() ? lowerExpr(Plain, Ops)
                                         : lowerConversion(Operand, Ops);
      declare(Id, DeclareOp::Copy, Init, Ops);
      Place.Code.addVariable(Id);
      Place.Accesses.push_back({Id, Access::Read});
    }
    Await->InPlace = Place.Code;
    Await->Accesses = Place.Accesses;
    Await->IsNext = Stream;
  }
  --BeforeSuspension;
  return takePolled(std::move(Await), Ops);
}

VarId FunctionLowering::holdFuture(AwaitOp &Await, llvm::StringRef Name,
                                   const TypeFacts &Facts,
                                   DeclareOp::InitTy Style, const Fragment &Init,
                                   OpList &Ops) {
  VarId Id = addTemporary(Variable::Awaited, Name.str(), Facts);
  declare(Id, Style, Init, Ops);
  Await.Future = Id;
  Await.Accesses.push_back({Id, Access::Borrow});
  return Id;
}

Fragment FunctionLowering::takePolled(std::unique_ptr<AwaitOp> Await,
                                      OpList &Ops) {
  const SuspensionPoint &Point = F.Points[Await->Point];
  TypeFacts Facts;
  Facts.Spelling = "auto";
  Facts.IsScalar = false;
  Facts.IsTriviallyDefaultConstructible = false;
  VarId Polled = addVariable(Variable::Polled, Point.Awaits + "_poll", Facts,
                             Point.Where);
  Await->Polled = Polled;
  Ops.push_back(std::move(Await));

  Fragment Result;
  Result.Code.addVariable(Polled).add(".take()");
  Result.Accesses.push_back({Polled, Access::Read});
  return Result;
}

SuspensionId FunctionLowering::addPoint(const Expr *E) {
  const Expr *Operand = suspensionOperand(E);
  SuspensionPoint Point;
  Point.Awaits = awaitedName(Operand);
  Point.Where = spanOf(E->getSourceRange()).value_or(CurrentStatement);
  Point.Statement = CurrentStatement;
  F.Points.push_back(Point);
  return F.Points.size() - 1;
}

Fragment FunctionLowering::lowerPause(const Expr *E, OpList &Ops) {
  const Expr *Operand = suspensionOperand(E);
  auto Pause = std::make_unique<PauseOp>(addPoint(E), CurrentStatement);
  ++BeforeSuspension;
  Fragment Future = lowerExpr(Operand, Ops);
  --BeforeSuspension;
  if (!isa<CallExpr, CXXTemporaryObjectExpr, ParenExpr>(Operand->IgnoreImplicit()))
    Future.Code = Text::literal("(").add(Future.Code).add(")");
  Pause->Future = Future.Code;
  Pause->Accesses = Future.Accesses;
  Ops.push_back(std::move(Pause));
  // A void expression: nothing is left of it. In a template its type is not known
  // yet, so that what is around it takes it for a value.
  Fragment Result;
  if (!E->getType()->isVoidType())
    Result.Code.add("void()");
  Result.IsStable = true;
  return Result;
}

Fragment FunctionLowering::lowerDeducedAwait(const Expr *E, OpList &Ops) {
  const Expr *Operand = suspensionOperand(E);
  auto Await = std::make_unique<AwaitOp>(addPoint(E), CurrentStatement);
  std::string Name = F.Points[Await->Point].Awaits;
  ++BeforeSuspension;
  Fragment Init = lowerExpr(Operand, Ops);
  --BeforeSuspension;
  if (HasFailed)
    return {};
  const auto *Call = dyn_cast<CallExpr>(Operand->IgnoreParenImpCasts());
  const FunctionDecl *Boxed = Uses.boxedByHolder(Call);
  if (!Boxed && holdsItself(Operand)) {
    reject(Operand->getExprLoc(), Refusal::Recursive, {awaitedName(Operand)});
    return {};
  }
  // As part of another future: `join(f(n - 1), f(n - 2))`.
  if (const auto *Holder = dyn_cast<CallExpr>(Operand->IgnoreParenImpCasts()))
    for (const Expr *Argument : Holder->arguments())
      if (holdsItself(Argument)) {
        reject(Argument->getExprLoc(), Refusal::Recursive, {awaitedName(Argument)});
        return {};
      }
  if (holdFutureOfOwnClass(*Await, E, Name, Init, Ops))
    return takePolled(std::move(Await), Ops);
  DecltypeText Type = decltypeOf(Operand);
  // What can't hold itself is boxed.
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (Callee && Uses.isAsync(Call) && !Uses.futureOf(Call))
    Boxed = Callee;
  if (Boxed) {
    Type = {};
    SpelledType Spelled = spell(Boxed->getReturnType());
    Type.Words = Spelled.Words;
    Type.WhyNot = Spelled.WhyNot;
  }
  // The function is not declared yet where its future is defined.
  const auto *Overloads =
      Call ? dyn_cast<OverloadExpr>(Call->getCallee()->IgnoreParenImpCasts())
           : nullptr;
  if (!Boxed && isOwnTemplate(Overloads) && !Async.hasBoxedEntry()) {
    Type = {};
    std::string Named = unevaluated(Overloads, Type.WhyNot, Type.Locals);
    Type.Words = F.FutureName + Named.substr(F.Name.size());
  }
  TypeFacts Facts = deducedFacts(Name, "pollux::awaited_t<", Type, ">");
  if (!Facts.WhyNoField.empty()) {
    reject(Operand->getExprLoc(), Refusal::UnnameableFuture,
           {Facts.WhyNoField, "give what it depends on a name before the await"});
    return {};
  }
  AwaitedOutputs[E] = "pollux::output_t<" + Facts.Spelling + ">";
  Facts.MayBeReference = true;
  holdFuture(*Await, Name, Facts, DeclareOp::DeducedFuture, Init, Ops);
  cast<DeclareOp>(*Ops.back()).IsCall = isWrittenCall(Operand);
  return takePolled(std::move(Await), Ops);
}

bool FunctionLowering::holdFutureOfOwnClass(AwaitOp &Await, const Expr *E,
                                            llvm::StringRef Name, Fragment Init,
                                            OpList &Ops) {
  const Expr *Operand = suspensionOperand(E);
  const auto *Call = dyn_cast<CallExpr>(Operand->IgnoreParens()->IgnoreImplicit());
  const auto *Method =
      Call ? dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee()) : nullptr;
  if (!Method || Method->isFunctionTemplateSpecialization() ||
      Method->getDescribedFunctionTemplate() ||
      !Method->getParent()->Equals(scopeOfBody(Async.Definition)))
    return false;
  TypeFacts Facts;
  Facts.IsTriviallyDestructible = false;
  Facts.IsScalar = false;
  Facts.IsTriviallyDefaultConstructible = false;
  const AsyncFunction *Callee = Uses.futureOf(Call);
  if (Callee)
    futureOfCall(Call, *Callee)->applyTo(Facts);
  else if (!putIntoBox(Operand, Init, Facts))
    return false;
  AwaitedOutputs[E] = "pollux::output_t<" +
                      (Callee ? Facts.Spelling
                              : spell(Method->getReturnType()).Words) +
                      ">";
  VarId Id = holdFuture(Await, Name, Facts, DeclareOp::Copy, Init, Ops);
  F.var(Id).IsBox = !Callee;
  if (Callee)
    F.var(Id).AwaitedFunction = Callee->Key;
  return true;
}

} // namespace pollux
