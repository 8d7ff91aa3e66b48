//===- Fragments.cpp - Source text with its edits -------------------------===//
//
// Answers: what text stands for this statement in the lowered body? The user's
// own, but for `co_return`, and for the parts that have been evaluated before.
//
//===----------------------------------------------------------------------===//

#include "frontend/Suspensions.h"
#include "lower/FunctionLowering.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"

namespace pollux {

using namespace clang;

std::optional<Span> FunctionLowering::spanOf(SourceRange Range) const {
  CharSourceRange Chars = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(Range), SM, Context.getLangOpts());
  if (Chars.isInvalid() || SM.getFileID(Chars.getBegin()) != SM.getMainFileID())
    return std::nullopt;
  return Span{SM.getFileOffset(Chars.getBegin()),
              SM.getFileOffset(Chars.getEnd())};
}

unsigned FunctionLowering::offsetOf(SourceLocation Loc) const {
  return SM.getFileOffset(SM.getFileLoc(Loc));
}

std::optional<Span>
FunctionLowering::statementSpan(const Stmt *S) const {
  std::optional<Span> Result = spanOf(S->getSourceRange());
  if (!Result) {
    // A statement that a macro makes is covered by the macro's use.
    SourceRange Use(SM.getExpansionRange(S->getBeginLoc()).getBegin(),
                    SM.getExpansionRange(S->getEndLoc()).getEnd());
    Result = spanOf(Use);
  }
  if (!Result)
    return std::nullopt;
  // Expressions and the like end before their semicolon.
  if (!Source.slice(*Result).ends_with(";") &&
      !isa<CompoundStmt, IfStmt, WhileStmt, ForStmt, CXXForRangeStmt,
           SwitchStmt, CXXTryStmt>(S)) {
    SourceLocation End =
        SM.getLocForStartOfFile(SM.getMainFileID()).getLocWithOffset(
            Result->End);
    Token Next;
    if (!Lexer::getRawToken(End, Next, SM, Context.getLangOpts(),
                            /*IgnoreWhiteSpace=*/true) &&
        Next.is(tok::semi))
      Result->End = SM.getFileOffset(Next.getEndLoc());
  } else if (isa<IfStmt, WhileStmt, ForStmt, CXXForRangeStmt, SwitchStmt>(S)) {
    // Ends with the statement that it ends with.
    const Stmt *Last = nullptr;
    if (const auto *If = dyn_cast<IfStmt>(S))
      Last = If->getElse() ? If->getElse() : If->getThen();
    else if (const auto *While = dyn_cast<WhileStmt>(S))
      Last = While->getBody();
    else if (const auto *For = dyn_cast<ForStmt>(S))
      Last = For->getBody();
    else if (const auto *Range = dyn_cast<CXXForRangeStmt>(S))
      Last = Range->getBody();
    else if (const auto *Switch = dyn_cast<SwitchStmt>(S))
      Last = Switch->getBody();
    if (Last)
      if (std::optional<Span> Inner = statementSpan(Last))
        Result->End = std::max(Result->End, Inner->End);
  }
  return Result;
}

Span FunctionLowering::statementSpanOr(const Stmt *S, Span Fallback) const {
  return statementSpan(S).value_or(Fallback);
}

Text FunctionLowering::sliced(Span Where) const {
  Text Result;
  unsigned Position = Where.Begin;
  for (Span Lambda : Uses.lambdaPlaces()) {
    // An inner one is a piece of the outer one's text.
    if (Lambda.Begin < Position || !Where.contains(Lambda))
      continue;
    Result.add(Span{Position, Lambda.Begin}).addAsyncLambda(Lambda);
    Position = Lambda.End;
  }
  return Result.add(Span{Position, Where.End});
}

std::optional<Text>
FunctionLowering::edited(Span Where, std::vector<TextEdit> Edits) const {
  for (Span Lambda : Uses.lambdaPlaces())
    if (Where.contains(Lambda))
      llvm::erase_if(Edits, [&](const TextEdit &E) {
        return Lambda.Begin < E.Where.Begin && E.Where.Begin < Lambda.End;
      });
  llvm::stable_sort(Edits, [](const TextEdit &A, const TextEdit &B) {
    return std::pair(A.Where.Begin, A.Where.End) <
           std::pair(B.Where.Begin, B.Where.End);
  });
  Text Result;
  unsigned Position = Where.Begin;
  for (const TextEdit &E : Edits) {
    if (E.Where.Begin < Position)
      return std::nullopt;
    Result.add(sliced({Position, E.Where.Begin})).add(E.By);
    Position = E.Where.End;
  }
  return Result.add(sliced({Position, Where.End}));
}

void FunctionLowering::noteCapturedConstants(const LambdaExpr *Lambda) {
  class Finder : public RecursiveASTVisitor<Finder> {
  public:
    llvm::SmallPtrSet<const VarDecl *, 4> Found;
    bool VisitLambdaExpr(LambdaExpr *E) {
      for (const LambdaCapture &Capture : E->explicit_captures())
        if (Capture.capturesVariable())
          if (const auto *Var = dyn_cast<VarDecl>(Capture.getCapturedVar()))
            Found.insert(Var);
      return true;
    }
  };
  Finder Captured;
  Captured.TraverseStmt(const_cast<LambdaExpr *>(Lambda));
  LocalId Id = LocalIds.lookup(Lambda->getLambdaClass());
  for (const VarDecl *Var : Captured.Found) {
    auto It = Ids.find(Var);
    if (It == Ids.end() || !F.var(It->second).IsConstant)
      continue;
    if (const std::string &WhyNot = whyNotMovable(Id); !WhyNot.empty())
      F.var(It->second).WhyNotStatic = WhyNot;
    else
      F.var(It->second).CapturedBy.push_back(Id);
  }
}

namespace {

/// Finds `decltype(x)` where x is a variable of the function.
class DecltypeFinder : public RecursiveASTVisitor<DecltypeFinder> {
public:
  struct Use {
    SourceRange Where;
    VarId Var;
    /// The name of a part, which a reference stands for when it is lowered.
    const BindingDecl *Part;
  };

  explicit DecltypeFinder(const VariableIds &Ids) : Ids(Ids) {}

  std::vector<Use> find(const Stmt *S) {
    TraverseStmt(const_cast<Stmt *>(S));
    return Found;
  }

  /// An async lambda has a text of its own.
  bool TraverseLambdaExpr(LambdaExpr *Lambda) {
    return AsyncFunctions::isAnnotated(Lambda->getCallOperator()) ||
           RecursiveASTVisitor::TraverseLambdaExpr(Lambda);
  }
  bool VisitDecltypeTypeLoc(DecltypeTypeLoc Loc) {
    // In parentheses it is an expression like any other.
    const auto *Ref = dyn_cast<DeclRefExpr>(Loc.getUnderlyingExpr());
    const VarDecl *Var = Ref ? variableOf(Ref->getDecl(), Ids) : nullptr;
    if (auto It = Ids.find(Var);
        Var && It != Ids.end() && !isa<DecompositionDecl>(Var))
      Found.push_back({Loc.getSourceRange(), It->second,
                       dyn_cast<BindingDecl>(Ref->getDecl())});
    return true;
  }

private:
  const VariableIds &Ids;
  std::vector<Use> Found;
};

} // namespace

std::vector<SourceRange>
FunctionLowering::capturedDecltypes(const Stmt *S) const {
  class Finder : public RecursiveASTVisitor<Finder> {
  public:
    std::vector<const DeclRefExpr *> Refs;
    std::vector<SourceRange> Places;
    bool VisitDecltypeTypeLoc(DecltypeTypeLoc Loc) {
      if (const auto *Ref = dyn_cast<DeclRefExpr>(Loc.getUnderlyingExpr())) {
        Refs.push_back(Ref);
        Places.push_back(Loc.getSourceRange());
      }
      return true;
    }
  };
  Finder Found;
  Found.TraverseStmt(const_cast<Stmt *>(S));
  std::vector<SourceRange> Result;
  for (unsigned I = 0; I != Found.Refs.size(); ++I) {
    const auto *Var = dyn_cast<VarDecl>(Found.Refs[I]->getDecl());
    if (Var && Var->hasLocalStorage() && !Ids.count(Var) && !isOfBody(Var) &&
        !Var->getType()->isReferenceType())
      Result.push_back(Found.Places[I]);
  }
  return Result;
}

QualType FunctionLowering::outputType() const {
  return Async.IsStream
             ? QualType()
             : AsyncFunctions::outputOf(Async.Definition->getReturnType());
}

bool FunctionLowering::isImplicitlyMoved(const Expr *E) const {
  // [class.copy.elision]/3: the operand of co_return is an xvalue if it names a
  // local or a parameter, in parentheses or not.
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  if (!Ref)
    return false;
  const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
  // A scalar is copied either way, unless a constructor sees it.
  QualType Output = outputType();
  bool IsSeen = !Output.isNull() && !Output->isScalarType();
  // Not one that a lambda captures, or its capture declares.
  return Var && Var->hasLocalStorage() && !Var->isInitCapture() &&
         Var->getDeclContext()->Equals(Async.Definition) && !Var->getType().isVolatileQualified() &&
         (!Var->getType()->isReferenceType() ||
          Var->getType()->isRValueReferenceType()) &&
         (IsSeen || Var->getType().getNonReferenceType()->isRecordType() ||
          Var->getType().getNonReferenceType()->isDependentType() ||
          isUndeduced(Var->getType()));
}

Fragment FunctionLowering::returnValue(const CoreturnStmt *S,
                                       Fragment Value) const {
  const Expr *Operand = S->getOperand();
  Fragment Result;
  if (!Operand) {
    Result.Code.add("return " + F.finished() + ";");
    return Result;
  }
  // The operand in braces has no type of its own.
  bool IsBraced = isa<InitListExpr>(Operand);
  QualType Output = outputType();
  if ((Operand->getType()->isVoidType() ||
       (!Output.isNull() && Output->isVoidType())) &&
      !IsBraced) {
    Result.Code.add("{ ");
    Result.add(Value);
    Result.Code.add("; return " + F.finished() + "; }");
    return Result;
  }
  Value = inOnePiece(Operand, std::move(Value));
  // What a template returns may turn out to be void.
  if (F.MayBeVoid && Operand->isTypeDependent() && !IsBraced &&
      !isImplicitlyMoved(Operand)) {
    std::string Words = Value.Code.str(Source, [](VarId) { return ""; });
    Result.Code.add("return pollux::ready_from<" + F.Output + ">(" +
                    captureAll(F, Value.Accesses, Words) +
                    "() -> decltype(auto) { return (");
    Result.add(Value);
    Result.Code.add("); });");
    return Result;
  }
  Result.Code.add(IsBraced ? "return pollux::Ready<" + F.Output + ">("
                           : "return pollux::Ready(");
  if (isImplicitlyMoved(Operand))
    Result.Code.add("std::move(");
  Result.add(Value);
  Result.Code.add(isImplicitlyMoved(Operand) ? "));" : ");");
  return Result;
}

bool FunctionLowering::isReadyCall(const Stmt *S) const {
  const auto *E = dyn_cast<Expr>(S);
  return E && ReadyAwaits.contains(E);
}

/// `co_await f(x)` becomes `f(x).poll(cx).take()`.
void FunctionLowering::addReadyPoll(const Expr *Await,
                                    std::vector<TextEdit> &Edits) const {
  unsigned Keyword = offsetOf(suspensionKeyword(Await));
  unsigned End = Keyword + llvm::StringRef("co_await").size();
  while (Source.buffer()[End] == ' ')
    ++End;
  unsigned Behind = offsetOf(awaitedCall(Await)->getRParenLoc()) + 1;
  Edits.push_back({{Keyword, End}, Text()});
  Edits.push_back({{Behind, Behind},
                   Text::literal(".poll(").addContext().add(").take()")});
}

void FunctionLowering::addReadyPolls(const Stmt *S,
                                     std::vector<TextEdit> &Edits) const {
  if (!S || isa<LambdaExpr>(S))
    return;
  if (isReadyCall(S)) {
    addReadyPoll(cast<Expr>(S), Edits);
    return addReadyPolls(suspensionOperand(S), Edits);
  }
  for (const Stmt *Child : S->children())
    addReadyPolls(Child, Edits);
}

std::optional<unsigned>
FunctionLowering::nameOfTemplateMember(const Stmt *S, const Expr *Object) const {
  const auto *E = dyn_cast<Expr>(S);
  if (!E || !F.IsDependent)
    return std::nullopt;
  E = E->IgnoreParenImpCasts();
  if (const auto *Call = dyn_cast<CallExpr>(E))
    E = Call->getCallee()->IgnoreParenImpCasts();
  std::optional<Span> Place = spanOf(Object->getSourceRange());
  auto find = [&](const auto *Member) -> std::optional<unsigned> {
    std::optional<Span> Base =
        Member->isImplicitAccess()
            ? std::nullopt
            : spanOf(Member->getBase()->getSourceRange());
    if (!Base || !Place || !Base->contains(*Place) ||
        !Member->hasExplicitTemplateArgs() ||
        Member->getTemplateKeywordLoc().isValid())
      return std::nullopt;
    return offsetOf(Member->getMemberLoc());
  };
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return find(Member);
  if (const auto *Member = dyn_cast<UnresolvedMemberExpr>(E))
    return find(Member);
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(E))
    return find(Member);
  return std::nullopt;
}

namespace {

/// Finds `x.f<T>` without the word `template`, where x is a local variable and a
/// template knows that its type is the class that it stands in.
class OwnMemberTemplateFinder
    : public RecursiveASTVisitor<OwnMemberTemplateFinder> {
public:
  /// Where the names stand.
  std::vector<SourceLocation> Names;

  /// An async lambda has a text of its own.
  bool TraverseLambdaExpr(LambdaExpr *Lambda) {
    return AsyncFunctions::isAnnotated(Lambda->getCallOperator()) ||
           RecursiveASTVisitor::TraverseLambdaExpr(Lambda);
  }
  bool VisitMemberExpr(MemberExpr *E) {
    return note(E, E->getBase()->getType());
  }
  bool VisitUnresolvedMemberExpr(UnresolvedMemberExpr *E) {
    return note(E, E->getBaseType());
  }
  bool VisitCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *E) {
    return note(E, E->getBaseType());
  }

private:
  template <typename Access> bool note(const Access *E, QualType Object) {
    if (!E->isImplicitAccess() && E->hasExplicitTemplateArgs() &&
        !E->getTemplateKeywordLoc().isValid() && Object->isDependentType() &&
        namesVariable(E->getBase()))
      Names.push_back(E->getMemberLoc());
    return true;
  }
  static bool namesVariable(const Stmt *S) {
    if (const auto *Ref = dyn_cast_or_null<DeclRefExpr>(S)) {
      const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
      return isa<BindingDecl>(Ref->getDecl()) || (Var && Var->hasLocalStorage());
    }
    return S && llvm::any_of(S->children(), namesVariable);
  }
};

} // namespace

void FunctionLowering::addOwnTemplates(const Stmt *S, Span Where,
                                       std::vector<TextEdit> &Edits) const {
  if (!F.IsDependent)
    return;
  OwnMemberTemplateFinder Members;
  Members.TraverseStmt(const_cast<Stmt *>(S));
  for (SourceLocation Name : Members.Names)
    if (std::optional<Span> At = spanOf(Name);
        At && Where.contains(*At) && llvm::none_of(Edits, [&](const TextEdit &E) {
          return E.Where == Span{At->Begin, At->Begin} || E.Where.contains(*At);
        }))
      Edits.push_back({{At->Begin, At->Begin}, Text::literal("template ")});
}

Fragment FunctionLowering::fragment(const Stmt *S,
                                    llvm::ArrayRef<Replacement> Replaced) {
  std::optional<Span> Where = spanOf(S->getSourceRange());
  if (!Where) {
    reject(S->getBeginLoc(), Refusal::AwaitInMacro);
    return {};
  }
  return fragmentIn(*Where, S, Replaced);
}

Fragment FunctionLowering::fragmentIn(Span Where, const Stmt *S,
                                      llvm::ArrayRef<Replacement> Replaced) {
  std::vector<TextEdit> Edits;
  for (const Replacement &R : Replaced) {
    std::optional<Span> Place = spanOf(R.Replaced->getSourceRange());
    if (!Place || !Where.contains(*Place)) {
      reject(R.Replaced->getBeginLoc(), Refusal::AwaitInMacro);
      continue;
    }
    Edits.push_back({*Place, R.By.Code});
    // In a template what stands for it depends on the parameters ([temp.names]/4).
    if (std::optional<unsigned> Member = nameOfTemplateMember(S, R.Replaced))
      Edits.push_back({{*Member, *Member}, Text::literal("template ")});
  }

  // What stands elsewhere once a field needs its type.
  auto mark = [&](LocalId Id, Span Place) {
    Edits.push_back({{Place.Begin, Place.Begin}, Text().addLocalBegin(Id)});
    Edits.push_back({{Place.End, Place.End}, Text().addLocalEnd(Id)});
  };
  auto markLambda = [&](const LambdaExpr *Lambda) {
    auto It = LocalIds.find(Lambda->getLambdaClass());
    std::optional<Span> Place = spanOf(Lambda->getSourceRange());
    if (It == LocalIds.end() || Lambda->getBeginLoc().isMacroID() || !Place ||
        !Where.contains(*Place))
      return;
    bool IsReplaced = llvm::any_of(Edits, [&](const TextEdit &E) {
      return E.Where.contains({Place->Begin, Place->Begin + 1}) ||
             E.Where == Span{Place->Begin, Place->Begin};
    });
    if (IsReplaced)
      return;
    mark(It->second, *Place);
    noteCapturedConstants(Lambda);
  };
  if (const auto *Declarations = dyn_cast<DeclStmt>(S))
    if (auto It = LocalIds.find(*Declarations->decl_begin());
        It != LocalIds.end()) {
      const auto *Named = cast<NamedDecl>(*Declarations->decl_begin());
      if (F.Locals[It->second].Kind == LocalDefinition::Type) {
        mark(It->second, Where);
      } else if (std::optional<Span> Name = spanOf(Named->getLocation());
                 Name && Where.contains(*Name)) {
        mark(It->second, {Name->End, Name->End});
      }
    }

  // `co_return` inside of a statement that is otherwise copied; `continue`,
  // where it has become a jump.
  struct Pending {
    const Stmt *Inner;
    bool IsInLoop;
  };
  std::vector<Pending> Work = {{S, false}};
  while (!Work.empty()) {
    auto [Current, IsInLoop] = Work.back();
    Work.pop_back();
    if (!Current)
      continue;
    if (const auto *Lambda = dyn_cast<LambdaExpr>(Current)) {
      markLambda(Lambda);
      continue;
    }
    if (isa<ContinueStmt>(Current) && !IsInLoop && !ContinueLabel.empty()) {
      std::optional<Span> Place = spanOf(Current->getSourceRange());
      if (!Place || !Where.contains(*Place))
        reject(Current->getBeginLoc(), Refusal::AwaitInMacro);
      else
        Edits.push_back({*Place, Text::literal("goto " + ContinueLabel)});
      continue;
    }
    IsInLoop |= isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt>(Current);
    if (const auto *Return = dyn_cast<CoreturnStmt>(Current)) {
      std::optional<Span> Place = statementSpan(Return);
      std::optional<Span> Keyword = spanOf(Return->getKeywordLoc());
      if (!Place || !Keyword || !Where.contains(*Place)) {
        reject(Return->getBeginLoc(), Refusal::AwaitInMacro);
        continue;
      }
      Fragment Value;
      if (const Expr *Operand = Return->getOperand())
        if (std::optional<Span> Place = spanOf(Operand->getSourceRange())) {
          std::vector<TextEdit> Inner;
          addReadyPolls(Operand, Inner);
          Value.Code = edited(*Place, std::move(Inner)).value_or(Text());
          collectAccesses(Operand, {}, Value.Accesses);
        }
      Edits.push_back({*Place, returnValue(Return, Value).Code});
      continue;
    }
    if (isReadyCall(Current)) {
      addReadyPoll(cast<Expr>(Current), Edits);
      Work.push_back({suspensionOperand(Current), IsInLoop});
      continue;
    }
    for (const Stmt *Child : Current->children())
      Work.push_back({Child, IsInLoop});
  }

  // `decltype(x)` of what the lambda captures, which may be seen through an
  // alias: of the same type, but for a reference.
  if (Async.Lambda && Source.slice(Where).contains("decltype"))
    for (SourceRange Captured : capturedDecltypes(S))
      if (std::optional<Span> At = spanOf(Captured); At && Where.contains(*At))
        Edits.push_back({*At, Text::literal("std::remove_reference_t<")
                                  .add(*At)
                                  .add(">")});

  // `decltype(x)`. One that a macro writes must be in the text.
  for (const DecltypeFinder::Use &Use : DecltypeFinder(Ids).find(S)) {
    std::optional<Span> At = spanOf(Use.Where);
    if (!At && !HasFailed) {
      if (!Macros.request(Use.Where.getBegin()))
        Report.refuse(Use.Where.getBegin(), Refusal::RenamedInMacro,
                      {F.var(Use.Var).Name});
      HasFailed = true;
    }
    if (At && Where.contains(*At) && llvm::none_of(Edits, [&](const TextEdit &E) {
          return E.Where.Begin <= At->Begin && At->Begin < E.Where.End;
        }))
      Edits.push_back(
          {*At, Use.Part ? Text::literal(spell(Use.Part->getType()).Words)
                         : Text().addDeclType(*At, Use.Var)});
  }

  addOwnTemplates(S, Where, Edits);

  std::optional<Text> Code = edited(Where, std::move(Edits));
  if (!Code) {
    // A macro's argument that stands in its expansion twice.
    reject(S->getBeginLoc(), Refusal::AwaitInMacro);
    return {};
  }
  Fragment Result;
  Result.Code = std::move(*Code);
  collectAccesses(S, Replaced, Result.Accesses);
  for (const Replacement &R : Replaced)
    Result.Accesses.insert(Result.Accesses.end(), R.By.Accesses.begin(),
                           R.By.Accesses.end());
  return Result;
}

} // namespace pollux
