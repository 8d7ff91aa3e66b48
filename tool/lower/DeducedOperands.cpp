//===- DeducedOperands.cpp - What an expression of unknown type may hold --===//
//
// Of an expression that depends on a template's parameters it is not known
// which function it calls, and so neither what that makes of its operands. An
// operand that is evaluated before an await, or that the expression may hold on
// to, is kept as what it is: an object, or a reference.
//
//   co_await client.send(text + "!")
//     ==>  declare %text_value deduced «text + "!"»
//          declare %send deduced-future «client.send(» %text_value.forward() «)»
//
//===----------------------------------------------------------------------===//

#include "frontend/FutureOrder.h"
#include "frontend/Suspensions.h"
#include "lower/FunctionLowering.h"

namespace pollux {

using namespace clang;

bool isWrittenCall(const Expr *E) {
  return isa<CallExpr>(E) && !isa<CXXOperatorCallExpr, UserDefinedLiteral>(E) &&
         !E->getBeginLoc().isMacroID() && !E->getEndLoc().isMacroID();
}

bool isCastOfStd(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call)
    return false;
  const auto *Callee =
      dyn_cast<UnresolvedLookupExpr>(Call->getCallee()->IgnoreImplicit());
  std::string Name;
  if (Callee && Callee->getQualifier())
    for (const NamedDecl *Found : Callee->decls())
      if (Found->getDeclContext()->isStdNamespace() ||
          Found->isInStdNamespace())
        Name = Callee->getName().getAsString();
  if (const FunctionDecl *Known = Call->getDirectCallee())
    if (Known->isInStdNamespace())
      Name = Known->getNameAsString();
  return Name == "move" || Name == "forward" || Name == "as_const";
}

/// The same of `base.member` or `base->member`. What a pointer points to is another
/// object when it changes.
static bool isMemberOfName(const Expr *Base, bool IsArrow) {
  return (!IsArrow || isa<CXXThisExpr>(Base->IgnoreParenImpCasts())) && isName(Base);
}

bool isName(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (isa<DeclRefExpr, CXXThisExpr, StringLiteral, UnresolvedLookupExpr,
          DependentScopeDeclRefExpr>(E))
    return true;
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return isMemberOfName(Member->getBase(), Member->isArrow());
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(E))
    return Member->isImplicitAccess() ||
           isMemberOfName(Member->getBase(), Member->isArrow());
  if (const auto *Member = dyn_cast<UnresolvedMemberExpr>(E))
    return Member->isImplicitAccess() ||
           isMemberOfName(Member->getBase(), Member->isArrow());
  if (const auto *Pack = dyn_cast<PackExpansionExpr>(E))
    return isName(Pack->getPattern());
  return isCastOfStd(E) && isName(cast<CallExpr>(E)->getArg(0));
}

/// Whether \p E names a variable, which may be a pointer to a function.
static bool namesVariable(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  return Ref && isa<VarDecl>(Ref->getDecl());
}

std::vector<const Expr *> FunctionLowering::operandsOf(const Expr *E) {
  std::vector<const Expr *> Result;
  auto addBase = [&](const Expr *Callee) {
    Callee = Callee->IgnoreParenImpCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(Callee)) {
      if (!Member->isImplicitAccess())
        Result.push_back(Member->getBase());
    } else if (const auto *Member =
                   dyn_cast<CXXDependentScopeMemberExpr>(Callee)) {
      if (!Member->isImplicitAccess())
        Result.push_back(Member->getBase());
    } else if (const auto *Member = dyn_cast<UnresolvedMemberExpr>(Callee)) {
      if (!Member->isImplicitAccess())
        Result.push_back(Member->getBase());
    } else if (const auto *Pointed = dyn_cast<BinaryOperator>(Callee);
               Pointed && Pointed->isPtrMemOp()) {
      Result.push_back(Pointed->getLHS());
      Result.push_back(Pointed->getRHS());
    } else if (!isName(Callee) || namesVariable(Callee)) {
      Result.push_back(Callee);
    }
  };
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
    Result.assign(Operator->arg_begin(), Operator->arg_end());
    if (Operator->isAssignmentOp())
      std::reverse(Result.begin(), Result.end());
  } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
    addBase(Call->getCallee());
    Result.insert(Result.end(), Call->arg_begin(), Call->arg_end());
  } else if (const auto *Construct = dyn_cast<CXXUnresolvedConstructExpr>(E)) {
    Result.assign(Construct->arg_begin(), Construct->arg_end());
  } else if (convertsUnknown(E)) {
    Result = {cast<ExplicitCastExpr>(E)->getSubExpr()};
  } else if (const auto *List = dyn_cast<ParenListExpr>(E)) {
    for (unsigned I = 0; I != List->getNumExprs(); ++I)
      Result.push_back(List->getExpr(I));
  } else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(E)) {
    addBase(Member);
  } else if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    Result = {Unary->getSubExpr()};
  } else if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E)) {
    Result = {Subscript->getLHS(), Subscript->getRHS()};
  } else if (const auto *Binary = dyn_cast<BinaryOperator>(E);
             Binary && !Binary->isLogicalOp() && !Binary->isCommaOp()) {
    Result = {Binary->getLHS(), Binary->getRHS()};
    if (Binary->isAssignmentOp())
      std::reverse(Result.begin(), Result.end());
  }
  return Result;
}

bool convertsUnknown(const Expr *E) {
  // A number refers to nothing.
  const auto *Cast = dyn_cast<ExplicitCastExpr>(E);
  return Cast && Cast->getCastKind() == CK_Dependent &&
         !Cast->getType()->isVoidType() &&
         !Cast->getType()->isIntegralOrEnumerationType() &&
         !Cast->getType()->isFloatingType();
}

/// The class that \p E makes an object of, if that is known already: one, or a
/// template that has no specialisations of which it might be another.
static const CXXRecordDecl *madeClass(const Expr *E) {
  if (convertsUnknown(E))
    return E->getType()->getAsCXXRecordDecl();
  const auto *Made = dyn_cast<CXXUnresolvedConstructExpr>(E);
  if (!Made)
    return nullptr;
  QualType Type = Made->getTypeAsWritten();
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  if (const auto *Special = Type->getAs<TemplateSpecializationType>();
      Special && Type->isDependentType()) {
    const auto *Template = dyn_cast_or_null<ClassTemplateDecl>(
        Special->getTemplateName().getAsTemplateDecl());
    llvm::SmallVector<ClassTemplatePartialSpecializationDecl *> Partial;
    if (Template)
      const_cast<ClassTemplateDecl *>(Template)->getPartialSpecializations(Partial);
    bool IsOnlyOne =
        Template && Partial.empty() &&
        llvm::none_of(Template->specializations(), [](const auto *Other) {
          return Other->isExplicitSpecialization();
        });
    Class = IsOnlyOne ? Template->getTemplatedDecl() : nullptr;
  }
  return Class ? Class->getDefinition() : nullptr;
}

static bool isInitializerList(QualType Type) {
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  if (const auto *Special = Type->getAs<TemplateSpecializationType>())
    if (const TemplateDecl *Template =
            Special->getTemplateName().getAsTemplateDecl())
      Class = dyn_cast<CXXRecordDecl>(Template->getTemplatedDecl());
  return Class && Class->isInStdNamespace() &&
         Class->getName() == "initializer_list";
}

/// Whether what stands in the braces of an object of \p Class may be an array's.
static bool takesList(const CXXRecordDecl &Class) {
  return llvm::any_of(Class.ctors(), [](const CXXConstructorDecl *Constructor) {
    return Constructor->getNumParams() != 0 &&
           isInitializerList(Constructor->getParamDecl(0)->getType());
  });
}

/// Whether an object of \p Class may hold on to what it is made from.
static bool mayHoldOn(const CXXRecordDecl &Class) {
  auto isBinding = [](const ValueDecl *D) {
    return D->getType()->isReferenceType() || isInitializerList(D->getType());
  };
  if (Class.isAggregate())
    return Class.getNumBases() != 0 || llvm::any_of(Class.fields(), isBinding);
  return llvm::any_of(Class.decls(), [&](const Decl *D) {
    const auto *Constructor = dyn_cast<CXXConstructorDecl>(D);
    if (!Constructor)
      return isa<ConstructorUsingShadowDecl>(D) ||
             (isa<FunctionTemplateDecl>(D) &&
              isa<CXXConstructorDecl>(
                  cast<FunctionTemplateDecl>(D)->getTemplatedDecl()));
    return !Constructor->isCopyOrMoveConstructor() &&
           (Constructor->isVariadic() ||
            llvm::any_of(Constructor->parameters(), isBinding));
  });
}

/// The operands of \p E; those in the braces of an object of a known class, which
/// are its own.
static std::vector<const Expr *> elementsOf(const Expr *E,
                                            std::vector<const Expr *> Operands) {
  const CXXRecordDecl *Class = madeClass(E);
  const auto *Braces = Operands.size() == 1 && Class && !takesList(*Class)
                           ? dyn_cast<InitListExpr>(Operands.front())
                           : nullptr;
  if (!Braces)
    return Operands;
  return {Braces->inits().begin(), Braces->inits().end()};
}

/// Whether \p E makes the parameter itself of the function that \p Whole calls,
/// which is known then, or is a number that it is made of.
static bool makesParameter(const Expr *Whole, const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(Whole);
  const FunctionDecl *Callee =
      Call && !isa<CXXOperatorCallExpr>(Call) ? Call->getDirectCallee() : nullptr;
  if (!Callee || !E->isPRValue())
    return false;
  for (unsigned I = 0; I != std::min(Call->getNumArgs(), Callee->getNumParams()); ++I)
    if (Call->getArg(I)->IgnoreParens() == E) {
      QualType Type = Callee->getParamDecl(I)->getType();
      if (Type->isDependentType() || E->isTypeDependent())
        return false;
      return Type->isRecordType()
                 ? Callee->getASTContext().hasSameUnqualifiedType(Type, E->getType())
                 : Type->isScalarType() && E->getType()->isScalarType();
    }
  return false;
}

bool FunctionLowering::mustBeKept(const Expr *Whole, const Expr *E) {
  E = E->IgnoreParens();
  if (makesParameter(Whole, E))
    return false;
  if (const CXXRecordDecl *Class = madeClass(Whole); Class && !mayHoldOn(*Class))
    return false;
  if (isName(E))
    return false;
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return llvm::any_of(List->inits(), [&](const Expr *Element) {
      return (isa<InitListExpr>(Element) || Element->isTypeDependent() ||
              Element->getType()->isRecordType()) &&
             mustBeKept(Whole, Element);
    });
  if (!E->isTypeDependent()) {
    // Nobody refers to a pointer itself that is written in front of `->`.
    if (!E->isPRValue() || useOfOperand(Whole, E) == DeducedUse::Arrow)
      return false;
    // A scalar may be taken by reference to const where a function is called.
    bool IsCall = isa<CallExpr, CXXUnresolvedConstructExpr>(Whole) &&
                  !isa<CXXOperatorCallExpr>(Whole);
    return E->getType()->isRecordType() ||
           (IsCall && !E->getType()->isVoidType());
  }
  return true;
}

bool FunctionLowering::keepsDeducedOperand(const Stmt *S) {
  const auto *E = dyn_cast<Expr>(S);
  if (!E || (!E->isTypeDependent() && !madeClass(E) && !convertsUnknown(E)) ||
      isCastOfStd(E))
    return false;
  return llvm::any_of(elementsOf(E, operandsOf(E)), [&](const Expr *Operand) {
    return mustBeKept(E, Operand);
  });
}

Fragment FunctionLowering::keepDeduced(const Expr *E, Fragment Value,
                                       OpList &Ops, DeducedUse Use) {
  if (Value.IsStable || HasFailed)
    return Value;
  std::string Name = awaitedName(E);
  if (Name == "future")
    Name = "operand";
  // A number is one whatever the template's arguments are, and an object of a class.
  QualType Type = E->getType();
  bool IsPlain = !E->isInstantiationDependent() && Use != DeducedUse::Arrow &&
                 (E->isPRValue() ? Type->isScalarType() || Type->isRecordType()
                                 : Use == DeducedUse::Operand && Type->isScalarType());
  TypeFacts Facts =
      IsPlain ? factsOf(Type.getUnqualifiedType())
              : deducedFacts(Name + "_value",
                             Use == DeducedUse::Operand ? "pollux::operand_t<"
                             : Use == DeducedUse::Arrow ? "pollux::arrow_t<"
                                                        : "",
                             decltypeOf(E), Use == DeducedUse::Argument ? "" : ">");
  if (!Facts.WhyNoField.empty()) {
    reject(E->getExprLoc(), Refusal::UnsupportedAwait,
           {"after this part of the expression: " + Facts.WhyNoField});
    return {};
  }
  if (!IsPlain)
    Facts.MayBeReference = true;
  if (Use == DeducedUse::Arrow)
    Value.Code = Text::literal("pollux::arrow(").add(Value.Code).add(")");
  VarId Id = addTemporary(Variable::Temporary, Name + "_value", Facts);
  declare(Id, IsPlain ? temporaryStyle(E, Type, Value) : DeclareOp::Deduced, Value,
          Ops);
  auto &Declare = cast<DeclareOp>(*Ops.back());
  Declare.IsCall = Use != DeducedUse::Arrow && isWrittenCall(E);
  if (IsPlain)
    Declare.Arguments = argumentsOfMade(E, Type);
  Fragment Result;
  if (IsPlain && E->isPRValue())
    Result.Code.add("std::move(").addVariable(Id).add(")");
  else
    Result.Code.addVariable(Id);
  Result.Accesses.push_back({Id, Access::Borrow});
  Result.IsStable = true;
  return Result;
}

bool FunctionLowering::isOwnTemplate(const OverloadExpr *Callee) const {
  if (!Callee || Callee->getNumDecls() != 1 || Callee->getQualifier())
    return false;
  const auto *Template = dyn_cast<FunctionTemplateDecl>(
      (*Callee->decls_begin())->getUnderlyingDecl());
  return Template &&
         Template->getTemplatedDecl()->getCanonicalDecl() ==
             Async.Definition->getCanonicalDecl() &&
         Callee->getNumTemplateArgs() ==
             Template->getTemplateParameters()->size() &&
         !Template->getTemplateParameters()->hasParameterPack();
}

bool FunctionLowering::isPackOfOwn(const OverloadExpr *Callee) const {
  return Callee && llvm::any_of(Callee->decls(), [&](const NamedDecl *D) {
           const auto *Template =
               dyn_cast<FunctionTemplateDecl>(D->getUnderlyingDecl());
           return Template &&
                  Template->getTemplatedDecl()->getCanonicalDecl() ==
                      Async.Definition->getCanonicalDecl() &&
                  Template->getTemplateParameters()->hasParameterPack();
         });
}

bool FunctionLowering::holdsItself(const Expr *E) const {
  const auto *Call = dyn_cast<CallExpr>(E->IgnoreParenImpCasts());
  if (!Call)
    return false;
  // What a lambda's future is part of is the future of the function around it.
  auto isAround = [&](const FunctionDecl *Decl) {
    for (const DeclContext *Scope = Async.Definition; Scope;
         Scope = Scope->getParent())
      if (const auto *Outer = dyn_cast<FunctionDecl>(Scope);
          Outer && Outer->getCanonicalDecl() == Decl->getCanonicalDecl())
        return true;
    return false;
  };
  auto isOpen = [&](const FunctionDecl *Decl) {
    const AsyncFunction *Callee = Decl ? Uses.find(Decl) : nullptr;
    return Callee && !Callee->Lambda && !Callee->hasBoxedEntry() &&
           (isAround(Callee->Definition) ||
            // A template's is instantiated when it is needed.
            (!Callee->Definition->isTemplated() &&
             !AsyncFunctions::isDefinedBefore(*Callee, Async)));
  };
  if (Call->getDirectCallee())
    return Uses.futureOf(Call) && isOpen(Call->getDirectCallee());
  const auto *Overloads =
      dyn_cast<OverloadExpr>(Call->getCallee()->IgnoreParenImpCasts());
  // With other arguments it is another, if all of them are written.
  auto isOwnParameter = [](const TemplateArgumentLoc &Argument) {
    const Expr *Value = Argument.getArgument().getKind() == TemplateArgument::Expression
                            ? Argument.getArgument().getAsExpr()->IgnoreImplicit()
                            : nullptr;
    const auto *Ref = dyn_cast_or_null<DeclRefExpr>(Value);
    return Argument.getArgument().getKind() == TemplateArgument::Type
               ? Argument.getArgument().getAsType()->isTemplateTypeParmType()
               : Ref && isa<NonTypeTemplateParmDecl>(Ref->getDecl());
  };
  if (isOwnTemplate(Overloads) &&
      !llvm::all_of(Overloads->template_arguments(), isOwnParameter))
    return false;
  // Of a pack, some are handed on: the instantiations show whether it is another.
  if (isPackOfOwn(Overloads))
    return false;
  // Of several it may mean another, and so it may where only arguments tell.
  std::vector<const FunctionDecl *> Candidates;
  if (Overloads)
    Candidates = candidatesOf(Overloads, Call);
  return !Candidates.empty() && llvm::all_of(Candidates, isOpen);
}

/// What \p Whole does with \p Operand.
DeducedUse FunctionLowering::useOfOperand(const Expr *Whole,
                                          const Expr *Operand) {
  if (isa<CXXOperatorCallExpr, BinaryOperator, UnaryOperator, ArraySubscriptExpr>(
          Whole))
    return DeducedUse::Operand;
  const auto *Call = dyn_cast<CallExpr>(Whole);
  const Expr *Member = Call ? Call->getCallee()->IgnoreParenImpCasts() : Whole;
  auto isBase = [&](const auto *Access) {
    return !Access->isImplicitAccess() && Access->isArrow() &&
           Access->getBase()->IgnoreParenImpCasts() ==
               Operand->IgnoreParenImpCasts();
  };
  bool IsArrow = false;
  if (const auto *Known = dyn_cast<MemberExpr>(Member))
    IsArrow = isBase(Known);
  else if (const auto *Unknown = dyn_cast<CXXDependentScopeMemberExpr>(Member))
    IsArrow = isBase(Unknown);
  else if (const auto *Unresolved = dyn_cast<UnresolvedMemberExpr>(Member))
    IsArrow = isBase(Unresolved);
  if (IsArrow)
    return DeducedUse::Arrow;
  // What is in front of `.*` or `->*`, or behind it.
  const auto *Pointed = dyn_cast<BinaryOperator>(Member);
  if (Call && Pointed && Pointed->isPtrMemOp() &&
      (Pointed->getLHS() == Operand || Pointed->getRHS() == Operand))
    return DeducedUse::Operand;
  return Call && Member == Operand->IgnoreParenImpCasts() ? DeducedUse::Operand
                                                          : DeducedUse::Argument;
}

/// Whether \p E names functions, and no variable that an instantiation may find.
static bool namesFunctions(const Expr *E) {
  const auto *Lookup = dyn_cast<UnresolvedLookupExpr>(E);
  return Lookup && llvm::all_of(Lookup->decls(), [](const NamedDecl *Found) {
           return Found->getUnderlyingDecl()->isFunctionOrFunctionTemplate();
         });
}

/// Whether evaluating \p E changes nothing that another operand might read: the
/// library's classes are made of their arguments alone.
static bool changesNothing(const Expr *E, const ASTContext &Context) {
  E = E->IgnoreParenImpCasts();
  if (isa<CXXDefaultArgExpr>(E) || !E->HasSideEffects(Context))
    return true;
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E);
      Made && !Made->getConstructor()->getParent()->isInStdNamespace())
    return false;
  return isa<CXXConstructExpr, CXXFunctionalCastExpr, CXXBindTemporaryExpr,
             MaterializeTemporaryExpr>(E) &&
         llvm::all_of(E->children(), [&](const Stmt *Part) {
           return changesNothing(cast<Expr>(Part), Context);
         });
}

/// How often \p S names \p Var; or only in front of a member.
static unsigned countUses(const Stmt *S, const VarDecl *Var, bool IsOfObject) {
  if (!S)
    return 0;
  const Expr *Named = dyn_cast<DeclRefExpr>(S);
  if (IsOfObject) {
    Named = nullptr;
    if (const auto *Member = dyn_cast<MemberExpr>(S))
      Named = Member->getBase();
    else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(S))
      Named = Member->isImplicitAccess() ? nullptr : Member->getBase();
    else if (const auto *Member = dyn_cast<UnresolvedMemberExpr>(S))
      Named = Member->isImplicitAccess() ? nullptr : Member->getBase();
  }
  const auto *Ref =
      dyn_cast_or_null<DeclRefExpr>(Named ? Named->IgnoreParenImpCasts() : nullptr);
  unsigned Count = Ref && Ref->getDecl() == Var;
  for (const Stmt *Child : S->children())
    Count += countUses(Child, Var, IsOfObject);
  return Count;
}

bool FunctionLowering::mayBeChangedBy(const Expr *E,
                                      llvm::ArrayRef<const Expr *> Later) const {
  if (llvm::all_of(Later, [&](const Expr *Operand) {
        return changesNothing(Operand, Context);
      }))
    return false;
  // A variable of the body's own that is only ever called by its name, as an
  // object: nobody else can reach it.
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Var || !Var->hasLocalStorage() || Var->getType()->isReferenceType() ||
      Ref->refersToEnclosingVariableOrCapture())
    return true;
  return llvm::any_of(Later, [&](const Expr *Operand) {
           return countUses(Operand, Var, false) != 0;
         }) ||
         countUses(Async.Body, Var, false) != countUses(Async.Body, Var, true);
}

bool FunctionLowering::mustBeReadEarly(const Expr *Whole, const Expr *E) {
  E = E->IgnoreParenImpCasts();
  while (isCastOfStd(E))
    E = cast<CallExpr>(E)->getArg(0)->IgnoreParenImpCasts();
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if ((Ref && !Var && !isa<BindingDecl>(Ref->getDecl())) ||
      (Var && Var->getType().isConstQualified()) ||
      isa<CXXThisExpr, StringLiteral>(E) || namesFunctions(E) ||
      suspensionOperand(E))
    return false;
  return useOfOperand(Whole, E) != DeducedUse::Argument;
}

bool FunctionLowering::refuseCopiedEarly(const Expr *Whole, const Expr *E) {
  // In braces, an element is made before what follows it is evaluated. The
  // parameters of a call may be initialised in any order.
  if (!Async.Definition->isDependentContext() ||
      !isa<InitListExpr, LambdaExpr>(Whole))
    return false;
  const Expr *Plain = E->IgnoreParenImpCasts();
  const auto *Ref = dyn_cast<DeclRefExpr>(Plain);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if ((Ref && !Var) || (Var && Var->getType().isConstQualified() &&
                        Var->getType()->isScalarType()) ||
      isa<CXXThisExpr, StringLiteral>(Plain) || suspensionOperand(Plain) ||
      (!Plain->isTypeDependent() && !Plain->isGLValue()))
    return false;
  reject(E->getExprLoc(), Refusal::UnsupportedAwait,
         {"after this element of a template's braces: whether it is copied before "
          "is known only when it is instantiated"});
  return true;
}

Fragment FunctionLowering::lowerDeduced(const Expr *E, OpList &Ops) {
  std::vector<const Expr *> InOrder = operandsOf(E);
  if (!hasAwait(E))
    InOrder = elementsOf(E, std::move(InOrder));
  auto isKept = [&](const Expr *Operand) {
    return BeforeSuspension && mustBeKept(E, Operand) && !isCastOfStd(E);
  };
  // The last one that is evaluated ahead of the expression, and that awaits.
  unsigned Last = 0, LastAwait = 0;
  for (unsigned I = 0; I != InOrder.size(); ++I) {
    if (needsOps(InOrder[I]) || isKept(InOrder[I]))
      Last = I;
    if (hasAwait(InOrder[I]))
      LastAwait = I;
  }
  std::vector<Replacement> Replaced;
  for (unsigned I = 0; I != InOrder.size() && I <= Last; ++I) {
    const Expr *Operand = InOrder[I];
    if (isa<InitListExpr>(Operand) && BeforeSuspension) {
      reject(Operand->getExprLoc(), Refusal::UnsupportedTemporary,
             {"a list in braces"});
      return {};
    }
    if (I < LastAwait && refuseCopiedEarly(E, Operand))
      return {};
    bool IsOvertaken =
        I < LastAwait ||
        (I < Last && mayBeChangedBy(Operand, llvm::ArrayRef(InOrder).slice(
                                                 I + 1, Last - I)));
    bool IsReadEarly = IsOvertaken && mustBeReadEarly(E, Operand);
    DeducedUse Use = IsReadEarly ? useOfOperand(E, Operand) : DeducedUse::Argument;
    bool IsEarly = isKept(Operand) || needsOps(Operand) || IsReadEarly ||
                   (IsOvertaken && !isName(Operand) && !isStable(Operand));
    if (isa<PackExpansionExpr>(Operand) && IsEarly) {
      // It would be kept as another pack.
      if (needsOps(Operand))
        reject(Operand->getExprLoc(), Refusal::UnsupportedAwait,
               {"in a pack expansion"});
      else
        reject(Operand->getExprLoc(), Refusal::UnsupportedTemporary,
               {"what the pack expansion makes"});
      return {};
    }
    if (I == Last && !isKept(Operand)) {
      Replaced.push_back({Operand, lowerExpr(Operand, Ops)});
    } else if (IsEarly && !Operand->isTypeDependent() &&
               useOfOperand(E, Operand) == DeducedUse::Arrow) {
      Replaced.push_back({Operand, spillEarly(Operand, Ops)});
    } else if (IsEarly) {
      Replaced.push_back(
          {Operand, keepDeduced(Operand, lowerEarly(Operand, Ops), Ops, Use)});
    }
  }
  return HasFailed ? Fragment() : fragment(E, Replaced);
}

} // namespace pollux
