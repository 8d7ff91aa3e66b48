//===- LowerDeclaration.cpp - Locals and their initialisers ---------------===//
//
// Answers: which variables does a declaration start the life of, and by which
// form of initialisation, so that a field is constructed by the very
// constructor that the local would have been?
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

namespace pollux {

using namespace clang;

void FunctionLowering::lowerDeclaration(const DeclStmt *S, OpList &Ops) {
  bool IsPlain = true;
  for (const Decl *D : S->decls()) {
    const auto *Var = dyn_cast<VarDecl>(D);
    if (!Var || Var->isStaticLocal() || Var->hasExternalStorage())
      IsPlain = false;
  }
  if (!IsPlain) {
    // A type, an alias, a static: no variable of the frame.
    for (const Decl *D : S->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D);
          Var && !Var->isStaticLocal() && !Var->hasExternalStorage())
        return reject(Var->getLocation(), Refusal::UnsupportedStatement,
                      {"the declaration of a type together with a variable",
                       "declare the type first, and '" + Var->getNameAsString() +
                           "' on its own"});
    if (hasAwait(S))
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

DeclareOp::InitTy FunctionLowering::initStyle(const VarDecl *Var) const {
  const Expr *Init = Var->getInit();
  if (!Init)
    return DeclareOp::Vacuous;
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
  if (!Var->getType()->isRecordType())
    return DeclareOp::Copy;
  // The same class: elided, or its copy or move constructor either way, unless
  // that one is explicit. Another class: direct-initialisation would look at
  // explicit constructors too ([over.match.copy]).
  const Expr *Source = Init->IgnoreImplicit();
  if (Construct && Construct->getNumArgs() == 1 &&
      Construct->getConstructor()->isCopyOrMoveConstructor())
    Source = Construct->getArg(0)->IgnoreImplicit();
  if (Context.hasSameUnqualifiedType(Source->getType(), Var->getType()))
    return DeclareOp::Copy;
  return DeclareOp::CopyConverting;
}

VarId FunctionLowering::declareVariable(const VarDecl *Var,
                                        Variable::KindTy Kind) {
  TypeFacts Facts = factsOf(Var->getType());
  // A reference that extends a temporary's life owns it ([class.temporary]/6).
  if (Facts.IsReference && Var->getInit()) {
    const Expr *Init = Var->getInit();
    if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(Init))
      Init = Cleanups->getSubExpr();
    const auto *Made = dyn_cast<MaterializeTemporaryExpr>(Init->IgnoreImpCasts());
    if (Made && Made->getExtendingDecl() == Var) {
      if (Context.hasSameUnqualifiedType(Made->getType(),
                                         Var->getType().getNonReferenceType())) {
        bool IsConst = Facts.IsConst;
        Facts = factsOf(Made->getType().getUnqualifiedType());
        Facts.IsConst = IsConst;
        if (std::optional<FutureType> Future = loweredType(Made)) {
          LoweredTypes[Var] = *Future;
          Facts.Spelling = Future->Spelling;
        }
      } else {
        Facts.WhyNoField = "it refers to a part of a temporary";
      }
    } else if (extendsTemporary(Init)) {
      Facts.WhyNoField = "it refers to a part of a temporary";
    }
  }
  if (Kind == Variable::Local && Var->getInit() &&
      Var->getType()->getContainedAutoType() && !Facts.IsReference)
    if (std::optional<FutureType> Future = loweredType(Var->getInit())) {
      LoweredTypes[Var] = *Future;
      Facts.Spelling = Future->Spelling;
    }
  Span Where{offsetOf(Var->getLocation()), 0};
  Where.End = Where.Begin + Var->getNameAsString().size();
  VarId Id = addVariable(Kind, Var->getNameAsString(), Facts, Where);
  Ids[Var] = Id;
  // The rest of the temporary lives as long as the reference, used or not.
  if (Facts.IsReference && !Facts.WhyNoField.empty())
    F.var(Id).IsBorrowed = true;
  if (auto It = LoweredTypes.find(Var);
      It != LoweredTypes.end() && It->second.Function)
    F.var(Id).AwaitedFunction = It->second.Function->Key;
  F.var(Id).Alignment = Var->getMaxAlignment() / Context.getCharWidth();
  F.var(Id).IsMaybeUnused = Var->hasAttr<UnusedAttr>();
  F.var(Id).IsConstant = Var->isUsableInConstantExpressions(Context) &&
                         Var->getType().isConstQualified() &&
                         !Var->getType()->isReferenceType();
  return Id;
}

/// Whether some temporary in \p S lives as long as the variable that it
/// initialises.
bool FunctionLowering::extendsTemporary(const Stmt *S) {
  if (!S)
    return false;
  if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(S);
      Made && Made->getStorageDuration() == SD_Automatic)
    return true;
  return llvm::any_of(S->children(), extendsTemporary);
}

/// A structured binding whose whole is in the frame is bound again at each
/// entry, which must not be noticed: aggregates and arrays, and the library's
/// tuples.
bool FunctionLowering::isRebindable(const DecompositionDecl *Var) const {
  for (const BindingDecl *Binding : Var->bindings())
    if (Binding->getHoldingVar()) {
      const auto *Record =
          Var->getType().getNonReferenceType()->getAsCXXRecordDecl();
      return Record && Record->isInStdNamespace();
    }
  return true;
}

void FunctionLowering::lowerVariable(const VarDecl *Var, const DeclStmt *S,
                                     OpList &Ops, const Fragment *GivenInit) {
  Span Where = statementSpanOr(S, F.Body);
  if (GivenInit)
    Where = CurrentStatement;
  CurrentStatement = Where;
  bool HasAwait = Var->getInit() && hasAwait(Var->getInit()) && !GivenInit;

  // The initialiser is looked at before the name is in scope; it may use the
  // name nonetheless (`void *p = &p;`), which counts as a borrow below.
  std::unique_ptr<FullOp> Full;
  Fragment Init;
  DeclareOp::InitTy Style = initStyle(Var);
  std::optional<Span> NameSpan = spanOf(Var->getLocation());
  std::optional<Span> VarSpan = spanOf(Var->getSourceRange());
  const Expr *InitExpr = Var->getInit();
  if (HasAwait) {
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
          isa<InitListExpr>(Plain) ||
          (Construct && !isa<CXXTemporaryObjectExpr>(Construct) &&
           Construct->getParenOrBraceRange().isValid());
      if (!HasBrackets) {
        Init.Code = Text::literal(Style == DeclareOp::List ? "{" : "(")
                        .add(Inner.Code)
                        .add(Style == DeclareOp::List ? "}" : ")");
      }
    }
  }
  VarId Id = declareVariable(Var, Variable::Local);

  auto Declare = std::make_unique<DeclareOp>(Id, Where);
  Declare->InitKind = Style;
  if (GivenInit) {
    Init = *GivenInit;
    if (Style == DeclareOp::Direct || Style == DeclareOp::List)
      Declare->InitKind = Style = DeclareOp::Copy;
  } else if (!HasAwait && InitExpr && Style == DeclareOp::Direct &&
             !isa<CXXConstructExpr>(InitExpr->IgnoreImplicit()) &&
             !isa<ParenListExpr>(InitExpr->IgnoreImplicit())) {
    // `T x(T{…})` is elided: the parentheses are in no node.
    Fragment Inner = fragment(InitExpr);
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
      Init = fragmentIn({Begin, VarSpan->End}, InitExpr);
    } else {
      Init = fragment(InitExpr);
    }
  }
  Declare->Init = Init.Code;
  Declare->Accesses = Init.Accesses;
  const auto *Decomposition = dyn_cast<DecompositionDecl>(Var);
  if (Decomposition) {
    Variable &V = F.var(Id);
    std::string Names;
    for (const BindingDecl *Binding : Decomposition->bindings()) {
      V.Name += (V.Name.empty() ? "" : "_") + Binding->getNameAsString();
      Names += (Names.empty() ? "" : ", ") + Binding->getNameAsString();
    }
    V.Bindings = "[" + Names + "]";
    V.IsBorrowed = true;
    if (Var->getType()->isArrayType())
      V.Type.WhyNoField = "it is a copy of an array";
    if (!isRebindable(Decomposition))
      V.Type.WhyNoField = "its parts come from a 'get' of yours, which would be "
                          "called again";
  }
  // Text for a local that stays one.
  bool IsAlone = S->isSingleDecl() && !HasAwait && !GivenInit;
  if (IsAlone && S->getSourceRange().isValid()) {
    Declare->Declaration = fragmentIn(Where, S).Code;
    // That of a condition ends at the parenthesis.
    if (!Source.slice(Where).ends_with(";"))
      Declare->Declaration.add(";");
  }
  // "const auto &" in front of the name, and attributes in front of that.
  SourceLocation HeadBegin =
      S->isSingleDecl() ? S->getBeginLoc() : Var->getBeginLoc();
  if (std::optional<Span> Head = spanOf({HeadBegin, Var->getLocation()});
      Head && NameSpan)
    Declare->DeclaredType = Text::source({Head->Begin, NameSpan->Begin});
  if (Decomposition)
    if (std::optional<Span> Head =
            spanOf({HeadBegin, Decomposition->bindings().back()->getLocation()})) {
      unsigned Close = Source.buffer().find(']', Head->End);
      Declare->DeclaredType = Text::source({Head->Begin, Close + 1});
    }
  // One of several declarators: the text in front of it is not its own.
  if (!S->isSingleDecl()) {
    const Variable &V = F.var(Id);
    QualType Type = Context.getBaseElementType(Var->getType());
    std::optional<std::string> Spelled = spell(Type);
    if (LoweredTypes.count(Var))
      Declare->DeclaredType = Text::literal(V.Type.Spelling + " ");
    else if (Spelled && !llvm::StringRef(*Spelled).contains('('))
      Declare->DeclaredType = Text::literal(*Spelled + " ");
    else
      return reject(Var->getLocation(), Refusal::UnsupportedStatement,
                    {"this declaration of several names, with",
                     "declare '" + V.Name + "' on its own"});
  }
  if (Full) {
    Full->Ops.push_back(std::move(Declare));
    Ops.push_back(std::move(Full));
  } else {
    Ops.push_back(std::move(Declare));
  }
}

} // namespace pollux
