//===- LowerDeclaration.cpp - Locals and their initialisers ---------------===//
//
// Answers: which variables does a declaration start the life of, and by which
// form of initialisation, so that a field is constructed by the very
// constructor that the local would have been?
//
//===----------------------------------------------------------------------===//

#include "frontend/Suspensions.h"
#include "lower/Escapes.h"
#include "lower/FunctionLowering.h"

namespace pollux {

using namespace clang;

void FunctionLowering::lowerDeclaration(const DeclStmt *S, OpList &Ops) {
  // What the body defines comes in order with the types that need it.
  if (auto It = LocalIds.find(*S->decl_begin());
      It != LocalIds.end() && F.isTemplate())
    whyNotMovable(It->second);
  bool IsPlain = true;
  for (const Decl *D : S->decls()) {
    const auto *Var = dyn_cast<VarDecl>(D);
    if (!Var || Var->isStaticLocal() || Var->hasExternalStorage())
      IsPlain = false;
  }
  if (!IsPlain) {
    // A type, an alias, a static: no variable of the frame. What is both has
    // been split, but for one that a macro writes, or in a statement's head.
    CurrentStatement = statementSpanOr(S, F.Body);
    for (const Decl *D : S->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D);
          Var && !Var->isStaticLocal() && !Var->hasExternalStorage())
        return Var->getName().empty()
                   ? reject(S->getBeginLoc(), Refusal::UnsupportedStatement,
                            {"an anonymous union", "give it a name"})
               : S->getBeginLoc().isMacroID()
                   ? reject(S->getBeginLoc(), Refusal::AwaitInMacro)
                   : reject(S->getBeginLoc(), Refusal::UnsupportedStatement,
                            {"the definition of a type in the head of a statement",
                             "define it in front"});
    if (hasSuspension(S))
      return reject(S->getBeginLoc(), Refusal::UnsupportedStatement,
                    {"this declaration", "await in a declaration of its own"});
    lowerVerbatim(S, Ops);
    if (!Ops.empty())
      if (auto *Op = llvm::dyn_cast<VerbatimOp>(Ops.back().get()))
        Op->IntroducesName = true;
    return;
  }
  for (const Decl *D : S->decls())
    lowerVariable(cast<VarDecl>(D), S, Ops);
}

bool isConstant(const VarDecl *Var) {
  return Var->getType().isConstQualified() &&
         !Var->getType()->isReferenceType() && !isa<ParmVarDecl>(Var) &&
         (Var->isConstexpr() ||
          Var->isUsableInConstantExpressions(Var->getASTContext()));
}

QualType typeOfSource(const Expr *Source) {
  const auto *Call = isAwait(Source)
                         ? dyn_cast<CallExpr>(suspensionOperand(Source)->IgnoreParens())
                         : nullptr;
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Source->isTypeDependent() && Callee && AsyncFunctions::isAnnotated(Callee)
             ? AsyncFunctions::outputOf(Callee->getReturnType())
             : Source->getType();
}

DeclareOp::InitTy FunctionLowering::initStyle(const VarDecl *Var) const {
  const Expr *Init = Var->getInit();
  if (!Init)
    return Var->getType()->isDependentType() ? DeclareOp::None
                                             : DeclareOp::Vacuous;
  if (Var->getInitStyle() == VarDecl::ListInit)
    return DeclareOp::List;
  const auto *Construct =
      dyn_cast<CXXConstructExpr>(Init->IgnoreImplicit());
  if (Var->getInitStyle() == VarDecl::CallInit) {
    // `T x;` of a class is a call of its default constructor without any text.
    if (Construct && Construct->getParenOrBraceRange().isInvalid() &&
        Construct->getNumArgs() == 0)
      return DeclareOp::None;
    QualType Element = Context.getBaseElementType(Var->getType());
    if (Construct && Construct->getParenOrBraceRange().isInvalid() &&
        Element->isRecordType() && Var->getType()->isArrayType())
      return DeclareOp::None;
    return DeclareOp::Direct;
  }
  if (isa<InitListExpr>(Init->IgnoreImplicit()) ||
      (Construct && !isa<CXXTemporaryObjectExpr>(Construct) &&
       Construct->isListInitialization()))
    return DeclareOp::List;
  if (!Var->getType()->isRecordType() && !Var->getType()->isDependentType())
    return DeclareOp::Copy;
  // The same class: elided, or its copy or move constructor either way, unless
  // that one is explicit. Another class: direct-initialisation would look at
  // explicit constructors too ([over.match.copy]).
  const Expr *Source = Init->IgnoreImplicit();
  if (Construct && Construct->getNumArgs() == 1 &&
      Construct->getConstructor()->isCopyOrMoveConstructor())
    Source = Construct->getArg(0)->IgnoreImplicit();
  QualType Type = typeOfSource(Source);
  if (!Type.isNull() && Context.hasSameUnqualifiedType(Type, Var->getType()))
    return DeclareOp::Copy;
  return DeclareOp::CopyConverting;
}

using Temporaries = std::vector<const MaterializeTemporaryExpr *>;

/// Finds the temporaries in \p S that live as long as \p Var.
static void findExtended(const Stmt *S, const VarDecl *Var,
                         Temporaries &Found) {
  if (!S || isa<LambdaExpr>(S))
    return;
  if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(S);
      Made && Made->getExtendingDecl() == Var)
    Found.push_back(Made);
  for (const Stmt *Child : S->children())
    findExtended(Child, Var, Found);
}

const MaterializeTemporaryExpr *ownedTemporary(const VarDecl *Var) {
  if (!Var->getType()->isReferenceType() || !Var->getInit())
    return nullptr;
  const Expr *Init = Var->getInit();
  if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(Init))
    Init = Cleanups->getSubExpr();
  const auto *Made = dyn_cast<MaterializeTemporaryExpr>(Init->IgnoreImpCasts());
  return Made && Made->getExtendingDecl() == Var &&
                 Var->getASTContext().hasSameUnqualifiedType(
                     Made->getType(), Var->getType().getNonReferenceType())
             ? Made
             : nullptr;
}

/// Whether \p S does nothing but to name a part of what is in \p Owners, or to
/// put it into an aggregate, so that nobody can tell when it does.
static bool onlySelects(const Stmt *S, const Temporaries &Owners) {
  if (!S || llvm::is_contained(Owners, S))
    return true;
  if (!isa<MemberExpr, CastExpr, ParenExpr, CXXBindTemporaryExpr,
           ExprWithCleanups, InitListExpr, ImplicitValueInitExpr, DeclRefExpr,
           IntegerLiteral, FloatingLiteral, CharacterLiteral,
           CXXBoolLiteralExpr, StringLiteral, ArraySubscriptExpr>(S))
    return false;
  if (const auto *Cast = dyn_cast<CastExpr>(S);
      Cast && (Cast->getCastKind() == CK_UserDefinedConversion ||
               Cast->getCastKind() == CK_ConstructorConversion))
    return false;
  return llvm::all_of(S->children(), [&](const Stmt *Child) {
    return onlySelects(Child, Owners);
  });
}

bool FunctionLowering::keepOwners(const VarDecl *Var, llvm::StringRef Name,
                                  OpList &Ops,
                                  std::vector<Replacement> &Replaced) {
  if (!AwaitFollows || !Var->getInit())
    return false;
  Temporaries Owners;
  findExtended(Var->getInit(), Var, Owners);
  const Expr *Init = Var->getInit();
  if (const MaterializeTemporaryExpr *Owned = ownedTemporary(Var)) {
    llvm::erase(Owners, Owned);
    Init = Owned->getSubExpr();
  }
  if (Owners.empty() || !onlySelects(Init, Owners))
    return false;
  // Each is made in a statement of its own, at the end of which its temporaries
  // die: with a second one, that may be too early.
  if (Owners.size() > 1 && isa<ExprWithCleanups>(Var->getInit()))
    return false;
  for (const MaterializeTemporaryExpr *Owner : Owners)
    if (spell(Owner->getType()).Words.empty() ||
        Owner->getType()->isArrayType())
      return false;
  for (const MaterializeTemporaryExpr *Owner : Owners) {
    TypeFacts Facts = temporaryFacts(Owner);
    Facts.IsConst = false;
    auto Full = std::make_unique<FullOp>(CurrentStatement);
    Fragment Made =
        lowerFull(Owner->getSubExpr(), Full->Ops, CurrentStatement);
    VarId Id = addVariable(Variable::Spilled, Name.str() + "_owner", Facts,
                           CurrentStatement);
    F.var(Id).IsBorrowed = true;
    auto Declare = std::make_unique<DeclareOp>(Id, CurrentStatement);
    Declare->InitKind =
        temporaryStyle(Owner->getSubExpr(), Owner->getType(), Made);
    Declare->Init = Made.Code;
    Declare->Accesses = Made.Accesses;
    Full->Ops.push_back(std::move(Declare));
    if (Full->Ops.size() > 1)
      Ops.push_back(std::move(Full));
    else
      Ops.push_back(std::move(Full->Ops.back()));
    Fragment Use = useOfTemporary(Id, Owner);
    if (Var->getType()->isLValueReferenceType() && !ownedTemporary(Var))
      Use.Code = Text::variable(Id);
    Replaced.push_back({Owner, Use});
  }
  return true;
}

/// Of a local whose type has no name, a closure that a function returns: named
/// after the call that makes it.
std::optional<TypeFacts>
FunctionLowering::factsOfMade(const VarDecl *Var) {
  const auto *Auto = Var->getType()->getAs<AutoType>();
  const Expr *Init = Var->getInit();
  if (!Auto || Auto->isDecltypeAuto() || !Init || hasSuspension(Init))
    return std::nullopt;
  const auto *Call = dyn_cast<CallExpr>(Init->IgnoreImplicit());
  if (!Call)
    return std::nullopt;
  DecltypeText Made;
  Made.Words =
      "decltype(" + unevaluated(Call, Made.WhyNot, Made.Locals) + ")";
  TypeFacts Facts =
      deducedFacts(Var->getNameAsString(), "std::decay_t<", Made, ">");
  Facts.IsConst = Var->getType().isConstQualified();
  if (Facts.WhyNoField.empty())
    return Facts;
  return std::nullopt;
}

VarId FunctionLowering::declareVariable(const VarDecl *Var,
                                        Variable::KindTy Kind,
                                        bool OwnersAreKept) {
  bool IsUndeduced = isUndeduced(Var->getType());
  QualType Type = Var->getType();
  if (const auto *Pack = dyn_cast<PackExpansionType>(Type))
    Type = Pack->getPattern();
  TypeFacts Facts = IsUndeduced ? deducedFacts(Var) : factsOf(Type);
  // A reference of a known type may own a temporary all the same.
  if (!IsUndeduced && Facts.IsReference && Kind == Variable::Local &&
      Var->getInit() && Var->getInit()->isTypeDependent() &&
      (Facts.IsConst || Facts.IsRValueReference) && Facts.WhyNoField.empty()) {
    bool IsConst = Facts.IsConst;
    std::string Referred = constIf(IsConst, Facts.Spelling) +
                           (Facts.IsRValueReference ? " &&" : " &");
    const Expr *Init = Var->getInit();
    DecltypeText From = decltypeOf(Init);
    llvm::append_range(From.Locals, Facts.Locals);
    if (isa<InitListExpr, ParenListExpr>(Init->IgnoreImplicit()) ||
        Facts.Spelling.find_first_of("[(") != std::string::npos)
      From.WhyNot = "whether it owns a temporary is known only when the template "
                    "is instantiated";
    Facts = deducedFacts(Var->getNameAsString(),
                         "pollux::extended_t<" + Referred + ", ", From, ">");
    Facts.IsConst = IsConst;
    Facts.MayBeReference = true;
  }
  if (const MaterializeTemporaryExpr *Made = ownedTemporary(Var)) {
    bool IsConst = Facts.IsConst;
    Facts = factsOf(Made->getType().getUnqualifiedType());
    Facts.IsConst = IsConst;
    if (std::optional<FutureType> Future = loweredType(Made)) {
      LoweredTypes[Var] = *Future;
      Future->applyTo(Facts);
    }
  }
  if (Kind == Variable::Local && !IsUndeduced && Facts.Spelling.empty())
    if (std::optional<TypeFacts> Made = factsOfMade(Var))
      Facts = *Made;
  Temporaries Owners;
  findExtended(Var->getInit(), Var, Owners);
  llvm::erase(Owners, ownedTemporary(Var));
  bool NeedsOwners = !Owners.empty() && !OwnersAreKept;
  if (NeedsOwners && Facts.WhyNoField.empty())
    Facts.WhyNoField = "a temporary that it refers to lives as long as it";
  if (Kind == Variable::Local && Var->getInit() && !IsUndeduced &&
      Var->getType()->getContainedAutoType() && !LoweredTypes.count(Var))
    if (std::optional<FutureType> Future =
            Facts.IsReference ? loweredReferent(Var->getInit())
                              : loweredType(Var->getInit())) {
      if (holdsItself(Var->getInit()->IgnoreImplicit()))
        reject(Var->getLocation(), Refusal::Recursive,
               {awaitedName(Var->getInit())});
      LoweredTypes[Var] = *Future;
      Future->applyTo(Facts);
    }
  Span Where{offsetOf(Var->getLocation()), 0};
  // A structured binding is where its bracket is.
  Where.End =
      Where.Begin + std::max<size_t>(1, Var->getNameAsString().size());
  VarId Id = addVariable(Kind, Var->getNameAsString(), Facts, Where);
  Ids[Var] = Id;
  // The temporary lives to the end of the scope, used or not.
  if (NeedsOwners || (Kind == Variable::Local && isKnownFromBirth(Var)))
    F.var(Id).IsBorrowed = true;
  if (auto It = LoweredTypes.find(Var);
      It != LoweredTypes.end() && It->second.Function)
    F.var(Id).AwaitedFunction = It->second.Function->Key;
  F.var(Id).Alignment = Var->getMaxAlignment() / Context.getCharWidth();
  F.var(Id).IsMaybeUnused = Var->hasAttr<UnusedAttr>();
  F.var(Id).IsConstant = isConstant(Var);
  return Id;
}

/// A structured binding whose whole is in the frame is bound again at each
/// entry, unless that would be noticed: a `get` of the user's own is called
/// once.
static bool isRebindable(const DecompositionDecl *Var) {
  for (const BindingDecl *Binding : Var->bindings())
    if (Binding->getHoldingVar()) {
      const auto *Record =
          Var->getType().getNonReferenceType()->getAsCXXRecordDecl();
      return Record && Record->isInStdNamespace();
    }
  return true;
}

/// The array that \p Var, a structured binding by value, is a copy of.
static const Expr *copiedArray(const VarDecl *Var) {
  if (!isa<DecompositionDecl>(Var) || !Var->getInit())
    return nullptr;
  const auto *Loop =
      dyn_cast<ArrayInitLoopExpr>(Var->getInit()->IgnoreImplicit());
  return Loop ? Loop->getCommonExpr()->getSourceExpr() : nullptr;
}

void FunctionLowering::lowerBindings(const DecompositionDecl *Var, VarId Whole,
                                     OpList &Ops) {
  // [dcl.struct.bind]/4: each name is a reference to what `get` returns for the
  // whole, as an lvalue if it is declared as a reference to one.
  bool IsLValue = Var->getType()->isLValueReferenceType();
  unsigned Index = 0;
  for (const BindingDecl *Binding : Var->bindings()) {
    const VarDecl *Holding = Binding->getHoldingVar();
    const Stmt *Call = Holding->getInit();
    while (!isa<CallExpr>(Call)) // What binds its result is around it.
      Call = *Call->child_begin();
    std::string Number = std::to_string(Index++);
    Text Object = Text::literal(IsLValue ? "" : "std::move(")
                      .addVariable(Whole)
                      .add(IsLValue ? "" : ")");
    auto Declare = std::make_unique<DeclareOp>(
        declareVariable(Holding, Variable::Local), CurrentStatement);
    Declare->InitKind = DeclareOp::Copy;
    if (isa<CXXMemberCallExpr>(Call))
      Declare->Init = Object.add(".get<" + Number + ">()");
    else
      Declare->Init = Text::literal(cast<CallExpr>(Call)
                                        ->getDirectCallee()
                                        ->getQualifiedNameAsString() +
                                    "<" + Number + ">(")
                          .add(Object)
                          .add(")");
    Declare->Accesses.push_back({Whole, Access::Borrow});
    Declare->DeclaredType = Text::literal("auto &&");
    Ops.push_back(std::move(Declare));
  }
}

Fragment FunctionLowering::copyArray(const VarDecl *Var, const Expr *From,
                                     OpList &Ops) {
  // A field is no declaration that could copy an array: its elements are.
  Fragment Value = spill(From, lowerExpr(From, Ops), Ops);
  Fragment Result;
  Result.Accesses = Value.Accesses;
  uint64_t Size = Context.getAsConstantArrayType(Var->getType())
                      ->getSize()
                      .getZExtValue();
  Result.Code.add("{");
  for (uint64_t I = 0; I != Size; ++I)
    Result.Code.add(I ? ", " : "")
        .add(Value.Code)
        .add("[" + std::to_string(I) + "]");
  Result.Code.add("}");
  return Result;
}

void FunctionLowering::lowerVariable(const VarDecl *Var, const DeclStmt *S,
                                     OpList &Ops, const Fragment *GivenInit) {
  Span Where = statementSpanOr(S, F.Body);
  if (GivenInit)
    Where = CurrentStatement;
  CurrentStatement = Where;
  std::vector<Replacement> Owners;
  bool OwnersAreKept =
      !GivenInit && keepOwners(Var, Var->getNameAsString(), Ops, Owners);
  bool HasAwait = Var->getInit() && hasAwait(Var->getInit()) && !GivenInit &&
                  !OwnersAreKept;

  // The initialiser is looked at before the name is in scope; it may use the
  // name nonetheless (`void *p = &p;`), which counts as a borrow below.
  std::unique_ptr<FullOp> Full;
  Fragment Init;
  DeclareOp::InitTy Style = initStyle(Var);
  std::optional<Span> NameSpan = spanOf(Var->getLocation());
  std::optional<Span> VarSpan = spanOf(Var->getSourceRange());
  const Expr *InitExpr = Var->getInit();
  const Expr *CopiedArray = GivenInit ? nullptr : copiedArray(Var);
  if (CopiedArray && (HasAwait || AwaitFollows)) {
    Full = std::make_unique<FullOp>(Where);
    Init = copyArray(Var, CopiedArray, Full->Ops);
    Style = DeclareOp::List;
    HasAwait = true; // There is no text of the initialiser to look for.
  } else if (HasAwait) {
    Full = std::make_unique<FullOp>(Where);
    if (!NameSpan || !VarSpan)
      return reject(Var->getLocation(), Refusal::AwaitInMacro);
    if (Style == DeclareOp::Copy || Style == DeclareOp::CopyConverting) {
      Init = lowerFull(InitExpr, Full->Ops, Where);
    } else {
      // The initialiser with its parentheses or braces.
      Fragment Inner = lowerFull(InitExpr, Full->Ops, Where);
      Init = Inner;
      const Expr *Plain = InitExpr->IgnoreImplicit();
      const auto *Construct = dyn_cast<CXXConstructExpr>(Plain);
      bool HasBrackets =
          isa<InitListExpr, ParenListExpr>(Plain) ||
          (Construct && !isa<CXXTemporaryObjectExpr>(Construct) &&
           Construct->getParenOrBraceRange().isValid());
      if (!HasBrackets) {
        Init.Code = Text::literal(Style == DeclareOp::List ? "{" : "(")
                        .add(Inner.Code)
                        .add(Style == DeclareOp::List ? "}" : ")");
      }
    }
  }
  const auto *Decomposition = dyn_cast<DecompositionDecl>(Var);
  bool HasParts =
      Decomposition && AwaitFollows && !isRebindable(Decomposition);
  VarId Id = declareVariable(
      Var, HasParts ? Variable::Spilled : Variable::Local, OwnersAreKept);

  auto Declare = std::make_unique<DeclareOp>(Id, Where);
  Declare->InitKind = Style;
  if (GivenInit) {
    Init = *GivenInit;
    // In a template the loop's variable shows no initialiser.
    if (!InitExpr)
      Declare->InitKind = Style = Var->getType()->isScalarType()
                                      ? DeclareOp::Copy
                                      : DeclareOp::CopyConverting;
    if (Style == DeclareOp::Direct || Style == DeclareOp::List)
      Declare->InitKind = Style = DeclareOp::Copy;
  } else if (!HasAwait && InitExpr && Style == DeclareOp::Direct &&
             !isa<CXXConstructExpr>(InitExpr->IgnoreImplicit()) &&
             !isa<ParenListExpr>(InitExpr->IgnoreImplicit())) {
    // `T x(T{…})` is elided: the parentheses are in no node.
    Fragment Inner = fragment(InitExpr, Owners);
    Init = Inner;
    Init.Code = Text::literal("(").add(Inner.Code).add(")");
  } else if (!HasAwait && InitExpr && Style == DeclareOp::Direct &&
             isa<CXXTemporaryObjectExpr>(InitExpr->IgnoreImplicit())) {
    Fragment Inner = fragment(InitExpr);
    Init = Inner;
    Init.Code = Text::literal("(").add(Inner.Code).add(")");
  } else if (!HasAwait && InitExpr && Style != DeclareOp::None) {
    if (!NameSpan || !VarSpan) {
      reject(Var->getLocation(), Refusal::AwaitInMacro);
      return;
    }
    if (Style == DeclareOp::Direct || Style == DeclareOp::List) {
      // From behind the name, and its array bounds, to the end.
      unsigned Begin = NameSpan->End;
      if (std::optional<Span> InitSpan = spanOf(InitExpr->getSourceRange());
          InitSpan && Var->getType()->isArrayType())
        Begin = InitSpan->Begin;
      llvm::StringRef Words = Source.slice({Begin, VarSpan->End});
      Begin += Words.size() - Words.ltrim(" \t\r\n=").size();
      Init = fragmentIn({Begin, VarSpan->End}, InitExpr, Owners);
    } else {
      Init = fragment(InitExpr, Owners);
      if (Style == DeclareOp::Copy && Owners.empty())
        Declare->Arguments = argumentsOfMade(InitExpr, Var->getType());
    }
  }
  Declare->Init = Init.Code;
  Declare->Accesses = Init.Accesses;
  if (Var->getType()->isReferenceType() && InitExpr &&
      givesWhatItChanges(InitExpr))
    for (Access &A : Declare->Accesses)
      A.Kind = Access::Borrow;
  if (F.var(Id).Type.IsDeduced)
    Declare->InitKind = F.var(Id).Type.MayBeReference ? DeclareOp::Deduced
                                                      : DeclareOp::Auto;
  if (Decomposition) {
    Variable &V = F.var(Id);
    std::string Names;
    for (const BindingDecl *Binding : Decomposition->bindings()) {
      V.Name += (V.Name.empty() ? "" : "_") + Binding->getNameAsString();
      Names += (Names.empty() ? "" : ", ") + Binding->getNameAsString();
    }
    if (!HasParts)
      V.Bindings = "[" + Names + "]";
    V.IsBorrowed = !HasParts || !V.Type.IsReference;
    if (Var->getType()->isArrayType() &&
        Context.getAsConstantArrayType(Var->getType())
            ->getElementType()
            ->isArrayType())
      V.Type.WhyNoField = "it is a copy of an array of arrays";
  }
  // What stands in front of the specifiers, among which `static` may have to go.
  unsigned Specifiers = Where.Begin;
  if (std::optional<Span> Begin = spanOf(Var->getBeginLoc());
      Begin && S->isSingleDecl() && !GivenInit && Where.contains(*Begin)) {
    Specifiers = Begin->Begin;
    Declare->Attributes = Text::source({Where.Begin, Specifiers});
  }
  // Text for a local that stays one.
  bool IsAlone =
      S->isSingleDecl() && !HasAwait && !GivenInit && !HasParts;
  if (IsAlone && S->getSourceRange().isValid()) {
    Declare->Declaration = fragmentIn({Specifiers, Where.End}, S, Owners).Code;
    // That of a condition ends at the parenthesis.
    if (!Source.slice(Where).ends_with(";"))
      Declare->Declaration.add(";");
  }
  // "const auto &" in front of the name.
  if (std::optional<Span> Head =
          spanOf({Var->getBeginLoc(), Var->getLocation()});
      Head && NameSpan)
    Declare->DeclaredType = Text::source({Head->Begin, NameSpan->Begin});
  if (HasParts)
    Declare->DeclaredType = Text::literal("auto &&");
  else if (Decomposition)
    if (std::optional<Span> Head =
            spanOf({Var->getBeginLoc(),
                    Decomposition->bindings().back()->getLocation()})) {
      unsigned Close = Source.buffer().find(']', Head->End);
      Declare->DeclaredType = Text::source({Head->Begin, Close + 1});
    }
  // One of several declarators: the text in front of it is not its own.
  if (!S->isSingleDecl()) {
    Variable &V = F.var(Id);
    V.IsOneOfSeveral = true;
    QualType Type = Context.getBaseElementType(Var->getType());
    std::string Spelled = spell(Type).Words;
    if (LoweredTypes.count(Var))
      Declare->DeclaredType = Text::literal(V.Type.Spelling + " ");
    else if (isUndeduced(Var->getType()))
      // "const auto &": what each of them comes to, the target's compiler finds.
      Declare->DeclaredType = Text::literal(
          Var->getType().getAsString(Context.getPrintingPolicy()) + " ");
    else if (!Spelled.empty() && !llvm::StringRef(Spelled).contains('('))
      Declare->DeclaredType = Text::literal(Spelled + " ");
    else
      return reject(Var->getLocation(), Refusal::UnsupportedStatement,
                    {"this declaration of several names",
                     "declare '" + V.Name + "' on its own"});
  }
  if (Full) {
    Full->Ops.push_back(std::move(Declare));
    Ops.push_back(std::move(Full));
  } else {
    Ops.push_back(std::move(Declare));
  }
  if (HasParts)
    lowerBindings(Decomposition, Id, Ops);
}

} // namespace pollux
