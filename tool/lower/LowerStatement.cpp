//===- LowerStatement.cpp - Which statements are taken apart --------------===//
//
// A statement that holds no await is copied as the user wrote it. One that
// does becomes an operation of its own kind, and is searched on.
//
//===----------------------------------------------------------------------===//

#include "frontend/Suspensions.h"
#include "lower/FunctionLowering.h"
#include "clang/Lex/Lexer.h"

namespace pollux {

using namespace clang;

/// Whether a `break`, or a `continue`, in \p S leaves \p S.
static bool leavesBy(const Stmt *S, bool IsBreak) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (IsBreak ? isa<BreakStmt>(S) : isa<ContinueStmt>(S))
    return true;
  if (isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt>(S) ||
      (IsBreak && isa<SwitchStmt>(S)))
    return false;
  for (const Stmt *Child : S->children())
    if (leavesBy(Child, IsBreak))
      return true;
  return false;
}

static bool hasReturn(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (isa<CoreturnStmt>(S))
    return true;
  for (const Stmt *Child : S->children())
    if (hasReturn(Child))
      return true;
  return false;
}

/// Whether a `throw` in \p S leaves \p S: none that stands in a `try` of its own.
static bool hasThrow(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (const auto *Try = dyn_cast<CXXTryStmt>(S)) {
    for (unsigned I = 0; I != Try->getNumHandlers(); ++I)
      if (hasThrow(Try->getHandler(I)))
        return true;
    return false;
  }
  return isa<CXXThrowExpr>(S) || llvm::any_of(S->children(), hasThrow);
}

/// The value of \p E, a condition, if it is a literal.
static std::optional<bool> literalValue(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Bool = dyn_cast<CXXBoolLiteralExpr>(E))
    return Bool->getValue();
  if (const auto *Integer = dyn_cast<IntegerLiteral>(E))
    return Integer->getValue() != 0;
  return std::nullopt;
}

static bool hasLabel(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  return isa<LabelStmt>(S) || llvm::any_of(S->children(), hasLabel);
}

static bool hasGoto(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (const auto *Asm = dyn_cast<GCCAsmStmt>(S))
    return Asm->isAsmGoto();
  return isa<GotoStmt, IndirectGotoStmt>(S) ||
         llvm::any_of(S->children(), hasGoto);
}

/// Whether control may come to the end of \p S. Says so where it is not sure.
static bool mayGoOn(const Stmt *S) {
  if (const auto *Compound = dyn_cast<CompoundStmt>(S))
    return llvm::all_of(Compound->body(), mayGoOn);
  if (const auto *If = dyn_cast<IfStmt>(S))
    return If->isConsteval() || If->isConstexpr() || !If->getElse() ||
           mayGoOn(If->getThen()) || mayGoOn(If->getElse());
  if (const auto *Attributed = dyn_cast<AttributedStmt>(S))
    return mayGoOn(Attributed->getSubStmt());
  if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(S))
    return mayGoOn(Cleanups->getSubExpr());
  return !isa<BreakStmt, ContinueStmt, GotoStmt, CoreturnStmt, CXXThrowExpr>(S);
}

VarId FunctionLowering::assignedBy(const Expr *E) const {
  const auto *Binary = dyn_cast_or_null<BinaryOperator>(E);
  if (!Binary || Binary->getOpcode() != BO_Assign ||
      Binary->getLHS()->isTypeDependent())
    return NoVar;
  const auto *Left = dyn_cast<DeclRefExpr>(Binary->getLHS()->IgnoreParens());
  const auto *Var = Left ? dyn_cast<VarDecl>(Left->getDecl()) : nullptr;
  if (!Var || Var->getType()->isReferenceType())
    return NoVar;
  auto It = Ids.find(Var);
  return It == Ids.end() ? NoVar : It->second;
}

void FunctionLowering::lowerStatement(const Stmt *S, OpList &Ops) {
  if (HasFailed)
    return;
  if (const auto *Label = dyn_cast<LabelStmt>(S)) {
    lowerLabel(S, offsetOf(Label->getSubStmt()->getBeginLoc()), Ops);
    return lowerStatement(Label->getSubStmt(), Ops);
  }
  if (const auto *Case = dyn_cast<SwitchCase>(S)) {
    lowerLabel(S, offsetOf(Case->getSubStmt()->getBeginLoc()), Ops);
    return lowerStatement(Case->getSubStmt(), Ops);
  }
  if (const auto *Decls = dyn_cast<DeclStmt>(S))
    return lowerDeclaration(Decls, Ops);
  if (const auto *Return = dyn_cast<CoreturnStmt>(S))
    return lowerReturn(Return, Ops);
  if (!hasAwait(S) && !hasLabel(S))
    return lowerVerbatim(S, Ops);

  if (const auto *Compound = dyn_cast<CompoundStmt>(S)) {
    Ops.push_back(lowerBlock(Compound));
    return;
  }
  if (const auto *E = dyn_cast<Expr>(S))
    return lowerExpressionStatement(E, Ops);
  if (const auto *If = dyn_cast<IfStmt>(S))
    return lowerIf(If, Ops);
  if (const auto *While = dyn_cast<WhileStmt>(S))
    return lowerWhile(While, Ops);
  if (const auto *Do = dyn_cast<DoStmt>(S))
    return lowerDo(Do, Ops);
  if (const auto *For = dyn_cast<ForStmt>(S))
    return lowerFor(For, Ops);

  if (const auto *Switch = dyn_cast<SwitchStmt>(S))
    return lowerSwitch(Switch, Ops);
  if (const auto *Try = dyn_cast<CXXTryStmt>(S))
    return lowerTry(Try, Ops);
  if (const auto *For = dyn_cast<CXXForRangeStmt>(S))
    return lowerRangeFor(For, Ops);
  if (const auto *Attributed = dyn_cast<AttributedStmt>(S))
    // An attribute of a statement that is taken apart has nothing to stand on.
    return lowerStatement(Attributed->getSubStmt(), Ops);
  reject(S->getBeginLoc(), Refusal::UnsupportedStatement,
         {"this statement", "await outside of it"});
}

void FunctionLowering::lowerLabel(const Stmt *S, unsigned End, OpList &Ops) {
  Span Where{offsetOf(S->getBeginLoc()), End};
  llvm::StringRef Words = Source.slice(Where).rtrim();
  Where.End = Where.Begin + Words.size();
  auto Label = std::make_unique<VerbatimOp>(Where);
  // A label must be followed by a statement, which what comes next may not be
  // once it is lowered.
  Label->Code.add(Where).add(isa<LabelStmt>(S) ? ";" : "");
  Label->IntroducesName = true;
  Label->IsLabel = isa<LabelStmt>(S);
  Label->IsCase = isa<CaseStmt>(S);
  Label->IsDefault = isa<DefaultStmt>(S);
  Ops.push_back(std::move(Label));
}

void FunctionLowering::lowerSwitch(const SwitchStmt *S, OpList &Ops) {
  Span Where = statementSpanOr(S, F.Body);
  OpList *Target = &Ops;
  std::unique_ptr<BlockOp> Scope;
  if (S->getInit() || S->getConditionVariable()) {
    Scope = std::make_unique<BlockOp>(Where);
    Target = &Scope->Ops;
  }
  if (S->getInit())
    lowerStatement(S->getInit(), *Target);
  auto Switch = std::make_unique<SwitchOp>(Where);
  Fragment Condition;
  if (const VarDecl *Var = S->getConditionVariable()) {
    lowerVariable(Var, S->getConditionVariableDeclStmt(), *Target);
    Condition.Code.addVariable(Ids.lookup(Var));
    Condition.Accesses.push_back({Ids.lookup(Var), Access::Borrow});
  } else if (hasAwait(S->getCond())) {
    auto Full = std::make_unique<FullOp>(Where);
    Span Head = {Where.Begin,
                 spanOf(S->getCond()->getSourceRange()).value_or(Where).End};
    Full->Where = Head;
    Condition = inOnePiece(S->getCond(), lowerFull(S->getCond(), Full->Ops, Head));
    // The value before the promotion, by name.
    const Expr *Plain = S->getCond()->IgnoreParenImpCasts();
    QualType Type = Plain->getType()->isScalarType() ? Plain->getType()
                                                     : S->getCond()->getType();
    bool IsDependent = Plain->isTypeDependent();
    TypeFacts Facts =
        IsDependent ? deducedFacts("choice", "std::decay_t<", decltypeOf(Plain), ">")
                    : factsOf(Type.getNonReferenceType().getUnqualifiedType());
    VarId Id = addVariable(Variable::Spilled, "choice", Facts, Head);
    auto Declare = std::make_unique<DeclareOp>(Id, Head);
    Declare->InitKind = IsDependent ? DeclareOp::Auto : DeclareOp::Copy;
    Declare->DeclaredType = Text::literal(IsDependent ? "auto " : "");
    Declare->Init = Condition.Code;
    Declare->Accesses = Condition.Accesses;
    Full->Ops.push_back(std::move(Declare));
    Target->push_back(std::move(Full));
    Condition = {};
    Condition.Code.addVariable(Id);
    Condition.Accesses.push_back({Id, Access::Read});
  } else {
    CurrentStatement = Where;
    Condition = fragment(S->getCond());
  }
  Switch->Condition = Condition.Code;
  Switch->Accesses = Condition.Accesses;
  Switch->Body = lowerBlock(S->getBody());
  Switch->Body->IsSwitchBody = true;
  for (const SwitchCase *Case = S->getSwitchCaseList(); Case;
       Case = Case->getNextSwitchCase())
    Switch->HasDefault |= isa<DefaultStmt>(Case);
  Target->push_back(std::move(Switch));
  if (Scope)
    Ops.push_back(std::move(Scope));
}

void FunctionLowering::lowerTry(const CXXTryStmt *S, OpList &Ops) {
  Span Where = statementSpanOr(S, F.Body);
  auto Try = std::make_unique<TryOp>(Where);
  Try->Body = lowerBlock(S->getTryBlock());
  Try->Body->IsTryBody = true;
  for (unsigned I = 0; I != S->getNumHandlers(); ++I) {
    const CXXCatchStmt *Handler = S->getHandler(I);
    Fragment Code = fragment(Handler);
    Try->Handlers.add(I == 0 ? "" : " ").add(Code.Code);
    Try->Accesses.insert(Try->Accesses.end(), Code.Accesses.begin(),
                         Code.Accesses.end());
    TryOp::Handler Ways;
    Ways.Where = spanOf(Handler->getSourceRange()).value_or(Where);
    Ways.MayBreak = leavesBy(Handler, /*IsBreak=*/true);
    Ways.MayContinue = leavesBy(Handler, /*IsBreak=*/false);
    Ways.MayReturn = hasReturn(Handler);
    Ways.MayGoto =
        hasGoto(Handler) || (Ways.MayContinue && !ContinueLabel.empty());
    Ways.MayThrow = hasThrow(Handler);
    Ways.MayGoOn = mayGoOn(Handler->getHandlerBlock());
    Try->Each.push_back(Ways);
  }
  Ops.push_back(std::move(Try));
}

std::unique_ptr<BlockOp> FunctionLowering::lowerBlock(const Stmt *S) {
  auto Block = std::make_unique<BlockOp>(statementSpanOr(S, CurrentStatement));
  if (const auto *Compound = dyn_cast<CompoundStmt>(S)) {
    Block->IsWritten = true;
    Block->Inner = innerSpan(Compound);
    lowerCompound(Compound, Block->Ops);
  } else {
    lowerStatement(S, Block->Ops);
  }
  return Block;
}

Span FunctionLowering::innerSpan(const CompoundStmt *S) const {
  // A brace may be a digraph.
  SourceLocation Open = SM.getFileLoc(S->getLBracLoc());
  return {offsetOf(Open) +
              Lexer::MeasureTokenLength(Open, SM, Context.getLangOpts()),
          offsetOf(S->getRBracLoc())};
}

void FunctionLowering::lowerCompound(const CompoundStmt *S, OpList &Ops) {
  llvm::SmallVector<bool> Follows(S->size());
  bool IsAny = false;
  for (unsigned I = S->size(); I-- != 0;) {
    const Stmt *Child = S->body_begin()[I];
    // What a single declaration awaits is done when it begins to live.
    const auto *Decls = dyn_cast<DeclStmt>(Child);
    bool IsSingle = Decls && Decls->isSingleDecl();
    Follows[I] = IsAny || (!IsSingle && hasAwait(Child));
    IsAny |= hasAwait(Child);
  }
  bool Outer = AwaitFollows;
  std::optional<Span> Before;
  for (unsigned I = 0; I != S->size(); ++I) {
    const Stmt *Child = S->body_begin()[I];
    std::optional<Span> Where = statementSpan(Child);
    // Several statements that one use of a macro writes have one text.
    if (Before && Where && Where->Begin < Before->End &&
        Child->getBeginLoc().isMacroID()) {
      if (Macros.request(Child->getBeginLoc()))
        HasFailed = true; // It is looked at again when it has been expanded.
      else
        reject(Child->getBeginLoc(), Refusal::AwaitInMacro);
      return;
    }
    Before = Where;
    AwaitFollows = Follows[I];
    lowerStatement(Child, Ops);
  }
  AwaitFollows = Outer;
}

void FunctionLowering::lowerVerbatim(const Stmt *S, OpList &Ops) {
  std::optional<Span> Where = statementSpan(S);
  if (!Where)
    return reject(S->getBeginLoc(), Refusal::AwaitInMacro);
  auto Op = std::make_unique<VerbatimOp>(*Where);
  Fragment Code = fragmentIn(*Where, S);
  Op->Code = Code.Code;
  Op->Accesses = Code.Accesses;
  Op->Assigned = assignedBy(dyn_cast<Expr>(S));
  Op->MayBreak = leavesBy(S, true);
  Op->MayContinue = leavesBy(S, false);
  Op->MayReturn = hasReturn(S);
  Op->MayGoto = hasGoto(S) || (Op->MayContinue && !ContinueLabel.empty());
  Op->MayThrow = hasThrow(S);
  Op->MayGoOn = mayGoOn(S);
  Ops.push_back(std::move(Op));
}

void FunctionLowering::lowerExpressionStatement(const Expr *E, OpList &Ops) {
  Span Where = statementSpanOr(E, F.Body);
  auto Full = std::make_unique<FullOp>(Where);
  // `co_await f();` leaves nothing to do but to drop the result.
  const Expr *Plain = E;
  while (true) {
    if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(Plain))
      Plain = Cleanups->getSubExpr();
    else if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(Plain))
      Plain = Bound->getSubExpr();
    else if (const auto *Paren = dyn_cast<ParenExpr>(Plain))
      Plain = Paren->getSubExpr();
    else
      break;
  }
  Discarded.push_back(Plain);
  Fragment Rest = lowerFull(E, Full->Ops, Where);
  Discarded.clear();
  // A temporary is destroyed in any case.
  bool IsKept = Rest.IsStable && llvm::all_of(Rest.Accesses, [&](const Access &A) {
    return F.var(A.Var).Kind == Variable::Temporary;
  });
  if (!isAwait(Plain) && !Rest.Code.isEmpty() && !IsKept) {
    auto Evaluate = std::make_unique<EvaluateOp>(Where);
    if (Rest.IsStable)
      Evaluate->Code.add("(void)"); // A variable is no statement.
    Evaluate->Code.add(Rest.Code);
    Evaluate->Accesses = Rest.Accesses;
    Evaluate->Assigned = assignedBy(Plain);
    Full->Ops.push_back(std::move(Evaluate));
  }
  Ops.push_back(std::move(Full));
}

void FunctionLowering::lowerReturn(const CoreturnStmt *S, OpList &Ops) {
  if (S->isImplicit())
    return;
  Span Where = statementSpanOr(S, F.Body);
  const Expr *Operand = S->getOperand();
  if (!Operand || !hasAwait(Operand)) {
    auto Return = std::make_unique<ReturnOp>(Where);
    Fragment Value;
    if (Operand)
      Value = fragment(Operand);
    Return->Value = returnValue(S, Value).Code;
    collectAccesses(S, {}, Return->Accesses);
    Ops.push_back(std::move(Return));
    return;
  }
  auto Full = std::make_unique<FullOp>(Where);
  // Braces are of what the promise is given.
  const auto *Call = dyn_cast_or_null<CallExpr>(
      isa<InitListExpr>(Operand) && S->getPromiseCall()
          ? S->getPromiseCall()->IgnoreImplicit()
          : nullptr);
  if (Call && Call->getNumArgs() == 1)
    Operand = Call->getArg(0)->IgnoreImplicit();
  Fragment Value = lowerFull(Operand, Full->Ops, Where);
  auto Return = std::make_unique<ReturnOp>(Where);
  Return->Value = returnValue(S, Value).Code;
  Return->Accesses = Value.Accesses;
  Full->Ops.push_back(std::move(Return));
  Ops.push_back(std::move(Full));
}

Fragment FunctionLowering::lowerCondition(const Expr *Condition, OpList &Ops,
                                          Span Statement) {
  if (!hasAwait(Condition)) {
    CurrentStatement = Statement;
    return fragment(Condition);
  }
  Span Where = {Statement.Begin,
                spanOf(Condition->getSourceRange()).value_or(Statement).End};
  auto Full = std::make_unique<FullOp>(Where);
  Fragment Rest = inOnePiece(Condition, lowerFull(Condition, Full->Ops, Where));
  Fragment Result = Rest.IsStable && Condition->getType()->isBooleanType()
                        ? Rest
                        : spillCondition(Condition, Rest, Full->Ops);
  Ops.push_back(std::move(Full));
  return Result;
}

OpPtr FunctionLowering::makeBreakUnless(const Fragment &Condition, Span Where) {
  auto Break = std::make_unique<VerbatimOp>(Where);
  bool IsName = Condition.IsStable;
  Break->Code.add(IsName ? "if (!" : "if (!(")
      .add(Condition.Code)
      .add(IsName ? ") break;" : ")) break;");
  Break->Accesses = Condition.Accesses;
  Break->MayBreak = true;
  return Break;
}

void FunctionLowering::lowerIf(const IfStmt *S, OpList &Ops) {
  Span Where = statementSpanOr(S, F.Body);
  if (S->isConsteval()) {
    // A coroutine is never evaluated at compile time.
    const Stmt *Taken = S->isNegatedConsteval() ? S->getThen() : S->getElse();
    if (Taken)
      Ops.push_back(lowerBlock(Taken));
    return;
  }
  if (S->isConstexpr() && S->getCond()->isValueDependent())
    return lowerConstexprIf(S, Ops);
  if (S->isConstexpr()) {
    // No jump may enter it; but which way it goes is known.
    auto Scope = std::make_unique<BlockOp>(Where);
    if (S->getInit())
      lowerStatement(S->getInit(), Scope->Ops);
    std::optional<const Stmt *> Taken = S->getNondiscardedCase(Context);
    if (!Taken)
      return reject(S->getBeginLoc(), Refusal::UnsupportedStatement,
                    {"this 'if constexpr'", "use a plain 'if'"});
    // What the condition names counts as used.
    Fragment Condition = fragment(S->getCond());
    if (!Condition.Accesses.empty()) {
      auto Use = std::make_unique<VerbatimOp>(CurrentStatement);
      Use->Code.add("static_cast<void>(").add(Condition.Code).add(");");
      Use->Accesses = Condition.Accesses;
      Scope->Ops.push_back(std::move(Use));
    }
    if (*Taken)
      Scope->Ops.push_back(lowerBlock(*Taken));
    Ops.push_back(std::move(Scope));
    return;
  }
  OpList *Target = &Ops;
  std::unique_ptr<BlockOp> Scope;
  if (S->getInit() || S->getConditionVariable()) {
    Scope = std::make_unique<BlockOp>(Where);
    Target = &Scope->Ops;
  }
  if (S->getInit())
    lowerStatement(S->getInit(), *Target);
  Fragment Condition;
  if (const VarDecl *Var = S->getConditionVariable()) {
    lowerVariable(Var, S->getConditionVariableDeclStmt(), *Target);
    Condition.Code.addVariable(Ids.lookup(Var));
    Condition.Accesses.push_back({Ids.lookup(Var), Access::Borrow});
  } else {
    Condition = lowerCondition(S->getCond(), *Target, Where);
  }
  auto If = std::make_unique<IfOp>(Where);
  If->Condition = Condition.Code;
  If->Accesses = Condition.Accesses;
  if (!S->getConditionVariable())
    If->Constant = literalValue(S->getCond());
  If->Then = lowerBlock(S->getThen());
  if (S->getElse())
    If->Else = lowerBlock(S->getElse());
  Target->push_back(std::move(If));
  if (Scope)
    Ops.push_back(std::move(Scope));
}

void FunctionLowering::lowerWhile(const WhileStmt *S, OpList &Ops) {
  Span Where = statementSpanOr(S, F.Body);
  auto Loop = std::make_unique<LoopOp>(Where);
  bool IsPlain = !S->getConditionVariable() && !hasAwait(S->getCond());
  if (IsPlain) {
    Loop->Form = LoopOp::While;
    Fragment Condition = fragment(S->getCond());
    Loop->Condition = Condition.Code;
    Loop->Accesses = Condition.Accesses;
    Loop->Constant = literalValue(S->getCond());
    Loop->Body = lowerLoopBody(S->getBody());
  } else {
    // The condition is evaluated, and its variable made, anew in each round.
    Loop->Form = LoopOp::For;
    Loop->Body = std::make_unique<BlockOp>(Where);
    OpList &Body = Loop->Body->Ops;
    Fragment Condition;
    if (const VarDecl *Var = S->getConditionVariable()) {
      lowerVariable(Var, S->getConditionVariableDeclStmt(), Body);
      Condition.Code.addVariable(Ids.lookup(Var));
      Condition.Accesses.push_back({Ids.lookup(Var), Access::Borrow});
    } else {
      Condition = lowerCondition(S->getCond(), Body, Where);
    }
    Body.push_back(makeBreakUnless(Condition, Loop->Body->Ops.back()->Where));
    std::unique_ptr<BlockOp> Inner = lowerLoopBody(S->getBody());
    if (S->getConditionVariable()) {
      Body.push_back(std::move(Inner));
    } else {
      // A name that the body declares hides nothing of ours.
      Loop->Body->Where = Inner->Where;
      Loop->Body->IsWritten = Inner->IsWritten;
      Loop->Body->Inner = Inner->Inner;
      for (OpPtr &O : Inner->Ops)
        Body.push_back(std::move(O));
    }
  }
  Ops.push_back(std::move(Loop));
}

/// The body of a loop of which a part must be done after the body, whichever
/// way it is left: `continue` becomes a jump to a label in front of that part.
std::unique_ptr<BlockOp>
FunctionLowering::lowerBodyWithLabel(const Stmt *Body, OpPtr &Label) {
  std::string Outer;
  std::swap(Outer, ContinueLabel);
  bool NeedsLabel = leavesBy(Body, /*IsBreak=*/false);
  if (NeedsLabel)
    ContinueLabel = newLabel("next_round");
  std::unique_ptr<BlockOp> Result = lowerBlock(Body);
  if (NeedsLabel) {
    auto Op = std::make_unique<VerbatimOp>(Result->Where);
    Op->Code.add(ContinueLabel + ":;");
    Op->IsLabel = true;
    Op->IntroducesName = true;
    Label = std::move(Op);
  }
  std::swap(Outer, ContinueLabel);
  return Result;
}

void FunctionLowering::lowerDo(const DoStmt *S, OpList &Ops) {
  Span Where = statementSpanOr(S, F.Body);
  auto Loop = std::make_unique<LoopOp>(Where);
  if (hasAwait(S->getCond())) {
    Loop->Form = LoopOp::For;
    Loop->Body = std::make_unique<BlockOp>(Where);
    OpPtr Label;
    Loop->Body->Ops.push_back(lowerBodyWithLabel(S->getBody(), Label));
    if (Label)
      Loop->Body->Ops.push_back(std::move(Label));
    Fragment Condition = lowerCondition(S->getCond(), Loop->Body->Ops, Where);
    Loop->Body->Ops.push_back(
        makeBreakUnless(Condition, Loop->Body->Ops.back()->Where));
  } else {
    Loop->Form = LoopOp::Do;
    Loop->Body = lowerLoopBody(S->getBody());
    Fragment Condition = fragment(S->getCond());
    Loop->Condition = Condition.Code;
    Loop->Accesses = Condition.Accesses;
    Loop->Constant = literalValue(S->getCond());
  }
  Ops.push_back(std::move(Loop));
}

std::unique_ptr<BlockOp> FunctionLowering::lowerLoopBody(const Stmt *Body) {
  std::string Outer;
  std::swap(Outer, ContinueLabel);
  std::unique_ptr<BlockOp> Result = lowerBlock(Body);
  std::swap(Outer, ContinueLabel);
  return Result;
}

std::string FunctionLowering::newLabel(llvm::StringRef Base) {
  std::string Name = Base.str();
  for (unsigned Ordinal = 2; llvm::is_contained(F.UsedNames, Name); ++Ordinal)
    Name = Base.str() + "_" + std::to_string(Ordinal);
  F.UsedNames.push_back(Name);
  return Name;
}

void FunctionLowering::lowerFor(const ForStmt *S, OpList &Ops) {
  Span Where = statementSpanOr(S, F.Body);
  auto Scope = std::make_unique<BlockOp>(Where);
  if (S->getInit())
    lowerStatement(S->getInit(), Scope->Ops);
  auto Loop = std::make_unique<LoopOp>(Where);
  Loop->Form = LoopOp::For;
  const VarDecl *Var = S->getConditionVariable();
  bool IsPlain = !Var && !(S->getCond() && hasAwait(S->getCond())) &&
                 !(S->getInc() && hasAwait(S->getInc()));
  if (IsPlain) {
    if (S->getCond()) {
      Fragment Condition = fragment(S->getCond());
      Loop->Condition = Condition.Code;
      Loop->Accesses = Condition.Accesses;
      Loop->Constant = literalValue(S->getCond());
    }
    Loop->Body = lowerLoopBody(S->getBody());
    if (S->getInc()) {
      Fragment Increment = fragment(S->getInc());
      Loop->Increment = Increment.Code;
      Loop->IncrementAccesses = Increment.Accesses;
    }
  } else {
    // The parts of the head become statements of the body. The increment is in
    // the scope of the condition's variable ([stmt.for]/1).
    Loop->Body = std::make_unique<BlockOp>(Where);
    OpList &Body = Loop->Body->Ops;
    if (Var) {
      Fragment Condition;
      lowerVariable(Var, S->getConditionVariableDeclStmt(), Body);
      Condition.Code.addVariable(Ids.lookup(Var));
      Condition.Accesses.push_back({Ids.lookup(Var), Access::Borrow});
      Body.push_back(makeBreakUnless(Condition, Where));
    } else if (S->getCond()) {
      Fragment Condition = lowerCondition(S->getCond(), Body, Where);
      Body.push_back(makeBreakUnless(Condition, Where));
    }
    OpPtr Label;
    if (S->getInc())
      Body.push_back(lowerBodyWithLabel(S->getBody(), Label));
    else
      Body.push_back(lowerLoopBody(S->getBody()));
    if (Label)
      Body.push_back(std::move(Label));
    if (S->getInc())
      lowerExpressionStatement(S->getInc(), Body);
  }
  if (Scope->Ops.empty()) {
    Ops.push_back(std::move(Loop));
    return;
  }
  Scope->Ops.push_back(std::move(Loop));
  Ops.push_back(std::move(Scope));
}

} // namespace pollux
