//===- Fragments.cpp - Source text with its edits -------------------------===//
//
// Answers: what text stands for this statement in the lowered body? The user's
// own, but for `co_return`, and for the parts that have been evaluated before.
//
//===----------------------------------------------------------------------===//

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

namespace {

/// An edit of the source text: \p Where becomes \p By.
struct Edit {
  Span Where;
  Text By;
};

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

bool FunctionLowering::isImplicitlyMoved(const Expr *E) const {
  // [class.copy.elision]/3: the operand of co_return is an xvalue if it names a
  // local or a parameter, in parentheses or not.
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  if (!Ref)
    return false;
  const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
  return Var && Var->hasLocalStorage() && !Var->getType().isVolatileQualified() &&
         (!Var->getType()->isReferenceType() ||
          Var->getType()->isRValueReferenceType()) &&
         Var->getType().getNonReferenceType()->isRecordType();
}

Fragment FunctionLowering::returnValue(const CoreturnStmt *S,
                                       Fragment Value) const {
  const Expr *Operand = S->getOperand();
  Fragment Result;
  if (!Operand) {
    Result.Code.add("return pollux::Ready();");
    return Result;
  }
  // The operand in braces has no type of its own.
  bool IsBraced = isa<InitListExpr>(Operand);
  if (Operand->getType()->isVoidType() && !IsBraced) {
    Result.Code.add("{ ");
    Result.add(Value);
    Result.Code.add("; return pollux::Ready(); }");
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
  std::vector<Edit> Edits;
  for (const Replacement &R : Replaced) {
    std::optional<Span> Place = spanOf(R.Replaced->getSourceRange());
    if (!Place || !Where.contains(*Place)) {
      reject(R.Replaced->getBeginLoc(), Refusal::AwaitInMacro);
      continue;
    }
    Edits.push_back({*Place, R.By.Code});
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
    bool IsReplaced = llvm::any_of(Edits, [&](const Edit &E) {
      return E.Where.contains({Place->Begin, Place->Begin + 1}) ||
             E.Where == Span{Place->Begin, Place->Begin};
    });
    if (!IsReplaced)
      mark(It->second, *Place);
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
        if (std::optional<Span> Text = spanOf(Operand->getSourceRange()))
          Value.Code = Text::source(*Text);
      Edits.push_back({*Place, returnValue(Return, Value).Code});
      continue;
    }
    for (const Stmt *Child : Current->children())
      Work.push_back({Child, IsInLoop});
  }

  // `decltype(x)`.
  if (Source.slice(Where).contains("decltype")) {
    for (const DecltypeFinder::Use &Use : DecltypeFinder(Ids).find(S))
      if (std::optional<Span> At = spanOf(Use.Where);
          At && Where.contains(*At))
        if (llvm::none_of(Edits, [&](const Edit &E) {
              return E.Where.Begin <= At->Begin && At->Begin < E.Where.End;
            }))
          Edits.push_back(
              {*At, Use.Part ? Text::literal(
                                   spell(Use.Part->getType()).Words)
                             : Text().addDeclType(*At, Use.Var)});
  }

  std::stable_sort(Edits.begin(), Edits.end(), [](const Edit &A, const Edit &B) {
    return A.Where.Begin < B.Where.Begin;
  });
  Fragment Result;
  unsigned Position = Where.Begin;
  for (const Edit &E : Edits) {
    if (E.Where.Begin < Position) {
      // A macro's argument that stands in its expansion twice.
      reject(S->getBeginLoc(), Refusal::AwaitInMacro);
      return {};
    }
    Result.Code.add(Span{Position, E.Where.Begin}).add(E.By);
    Position = E.Where.End;
  }
  Result.Code.add(Span{Position, Where.End});
  collectAccesses(S, Replaced, Result.Accesses);
  for (const Replacement &R : Replaced)
    Result.Accesses.insert(Result.Accesses.end(), R.By.Accesses.begin(),
                           R.By.Accesses.end());
  return Result;
}

} // namespace pollux
