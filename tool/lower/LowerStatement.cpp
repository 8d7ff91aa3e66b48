//===- LowerStatement.cpp - Which statements are taken apart --------------===//
//
// A statement that holds no await is copied as the user wrote it. One that
// does becomes an operation of its own kind, and is searched on.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

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

static bool hasLabelOrGoto(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (isa<LabelStmt, GotoStmt, IndirectGotoStmt>(S))
    return true;
  if (const auto *Asm = dyn_cast<GCCAsmStmt>(S))
    return Asm->isAsmGoto();
  for (const Stmt *Child : S->children())
    if (hasLabelOrGoto(Child))
      return true;
  return false;
}

VarId FunctionLowering::assignedBy(const Expr *E) const {
  const auto *Binary = dyn_cast_or_null<BinaryOperator>(E);
  if (!Binary || Binary->getOpcode() != BO_Assign)
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
  if (hasLabelOrGoto(S) && !isa<CompoundStmt>(S))
    return reject(S->getBeginLoc(), Refusal::UnsupportedStatement,
                  {"a label or 'goto' in an async function that",
                   "use a loop with 'break' or 'continue'"});
  if (const auto *Decls = dyn_cast<DeclStmt>(S))
    return lowerDeclaration(Decls, Ops);
  if (const auto *Return = dyn_cast<CoreturnStmt>(S))
    return lowerReturn(Return, Ops);
  if (!hasAwait(S))
    return lowerVerbatim(S, Ops);

  if (const auto *Compound = dyn_cast<CompoundStmt>(S)) {
    auto Block = std::make_unique<BlockOp>(statementSpanOr(S, F.Body));
    Block->IsWritten = true;
    lowerCompound(Compound, Block->Ops);
    Ops.push_back(std::move(Block));
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

  std::string What = "this statement", Instead = "await outside of it";
  if (isa<SwitchStmt>(S)) {
    What = "a 'switch'";
    Instead = "write it as a chain of 'if'";
  } else if (isa<CXXTryStmt>(S)) {
    What = "a 'try'";
    Instead = "put the 'try' into the function that awaits this one, or catch "
              "around the part without an await";
  } else if (isa<CXXForRangeStmt>(S)) {
    What = "a range-based 'for'";
    Instead = "write a 'for' over an index or iterators";
  } else if (isa<AttributedStmt>(S)) {
    What = "an attribute on a statement";
    Instead = "remove the attribute";
  }
  reject(S->getBeginLoc(), Refusal::UnsupportedStatement, {What, Instead});
}

std::unique_ptr<BlockOp> FunctionLowering::lowerBlock(const Stmt *S) {
  auto Block = std::make_unique<BlockOp>(statementSpanOr(S, CurrentStatement));
  if (const auto *Compound = dyn_cast<CompoundStmt>(S)) {
    Block->IsWritten = true;
    lowerCompound(Compound, Block->Ops);
  } else {
    lowerStatement(S, Block->Ops);
  }
  return Block;
}

void FunctionLowering::lowerCompound(const CompoundStmt *S, OpList &Ops) {
  for (const Stmt *Child : S->body())
    lowerStatement(Child, Ops);
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
  Ops.push_back(std::move(Op));
}

void FunctionLowering::lowerExpressionStatement(const Expr *E, OpList &Ops) {
  Span Where = statementSpanOr(E, F.Body);
  auto Full = std::make_unique<FullOp>(Where);
  Fragment Rest = lowerFull(E, Full->Ops, Where);
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
  if (!isa<CoawaitExpr>(Plain)) {
    auto Evaluate = std::make_unique<EvaluateOp>(Where);
    Evaluate->Code = Rest.Code;
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
    Return->Accesses = Value.Accesses;
    Ops.push_back(std::move(Return));
    return;
  }
  auto Full = std::make_unique<FullOp>(Where);
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
  Fragment Rest = lowerFull(Condition, Full->Ops, Where);
  TypeFacts Bool;
  Bool.Spelling = "bool";
  std::string Name = "is_" + (F.Points.empty() ? std::string("true")
                                               : F.Points.back().Awaits);
  VarId Id = addVariable(Variable::Spilled, Name, Bool, Where);
  auto Declare = std::make_unique<DeclareOp>(Id, Where);
  Declare->InitKind = DeclareOp::Copy;
  // A condition is contextually converted, which an explicit conversion
  // function allows and an initialisation of a bool does not.
  if (Condition->IgnoreParenImpCasts()->getType()->isBooleanType()) {
    Declare->Init = Rest.Code;
  } else {
    Declare->Init = Text::literal("static_cast<bool>(").add(Rest.Code).add(")");
  }
  Declare->Accesses = Rest.Accesses;
  Full->Ops.push_back(std::move(Declare));
  Ops.push_back(std::move(Full));
  Fragment Result;
  Result.Code.addVariable(Id);
  Result.Accesses.push_back({Id, Access::Read});
  return Result;
}

OpPtr FunctionLowering::makeBreakUnless(const Fragment &Condition, Span Where) {
  auto Break = std::make_unique<VerbatimOp>(Where);
  Break->Code.add("if (!").add(Condition.Code).add(") break;");
  Break->Accesses = Condition.Accesses;
  Break->MayBreak = true;
  return Break;
}

void FunctionLowering::lowerIf(const IfStmt *S, OpList &Ops) {
  Span Where = statementSpanOr(S, F.Body);
  if (S->isConsteval())
    return reject(S->getBeginLoc(), Refusal::UnsupportedStatement,
                  {"'if consteval'", "await outside of it"});
  if (S->isConstexpr())
    return reject(S->getBeginLoc(), Refusal::UnsupportedStatement,
                  {"'if constexpr'", "use a plain 'if'"});
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
    Loop->Body = lowerBlock(S->getBody());
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
    std::unique_ptr<BlockOp> Inner = lowerBlock(S->getBody());
    if (S->getConditionVariable()) {
      Body.push_back(std::move(Inner));
    } else {
      // A name that the body declares hides nothing of ours.
      Loop->Body->Where = Inner->Where;
      Loop->Body->IsWritten = Inner->IsWritten;
      for (OpPtr &O : Inner->Ops)
        Body.push_back(std::move(O));
    }
  }
  Ops.push_back(std::move(Loop));
}

void FunctionLowering::lowerDo(const DoStmt *S, OpList &Ops) {
  Span Where = statementSpanOr(S, F.Body);
  auto Loop = std::make_unique<LoopOp>(Where);
  if (hasAwait(S->getCond())) {
    if (leavesBy(S->getBody(), /*IsBreak=*/false))
      return reject(S->getBeginLoc(), Refusal::UnsupportedStatement,
                    {"a 'do' with 'continue', and with its condition,",
                     "await the condition at the end of the body"});
    Loop->Form = LoopOp::For;
    Loop->Body = std::make_unique<BlockOp>(Where);
    Loop->Body->Ops.push_back(lowerBlock(S->getBody()));
    Fragment Condition = lowerCondition(S->getCond(), Loop->Body->Ops, Where);
    Loop->Body->Ops.push_back(
        makeBreakUnless(Condition, Loop->Body->Ops.back()->Where));
  } else {
    Loop->Form = LoopOp::Do;
    Loop->Body = lowerBlock(S->getBody());
    Fragment Condition = fragment(S->getCond());
    Loop->Condition = Condition.Code;
    Loop->Accesses = Condition.Accesses;
  }
  Ops.push_back(std::move(Loop));
}

void FunctionLowering::lowerFor(const ForStmt *S, OpList &Ops) {
  Span Where = statementSpanOr(S, F.Body);
  auto Scope = std::make_unique<BlockOp>(Where);
  if (S->getInit())
    lowerStatement(S->getInit(), Scope->Ops);
  auto Loop = std::make_unique<LoopOp>(Where);
  Loop->Form = LoopOp::For;
  if (S->getInc() && hasAwait(S->getInc()))
    return reject(S->getInc()->getBeginLoc(), Refusal::UnsupportedStatement,
                  {"the increment of a 'for'", "await at the end of its body"});
  if (S->getConditionVariable() || (S->getCond() && hasAwait(S->getCond()))) {
    Loop->Body = std::make_unique<BlockOp>(Where);
    OpList &Body = Loop->Body->Ops;
    Fragment Condition;
    if (const VarDecl *Var = S->getConditionVariable()) {
      lowerVariable(Var, S->getConditionVariableDeclStmt(), Body);
      Condition.Code.addVariable(Ids.lookup(Var));
      Condition.Accesses.push_back({Ids.lookup(Var), Access::Borrow});
      // The increment is inside of the variable's scope.
      if (S->getInc())
        return reject(Var->getLocation(), Refusal::UnsupportedStatement,
                      {"a declaration in the condition of a 'for'",
                       "declare the variable in the body"});
    } else {
      Condition = lowerCondition(S->getCond(), Body, Where);
    }
    Body.push_back(makeBreakUnless(Condition, Body.back()->Where));
    Body.push_back(lowerBlock(S->getBody()));
  } else {
    if (S->getCond()) {
      Fragment Condition = fragment(S->getCond());
      Loop->Condition = Condition.Code;
      Loop->Accesses = Condition.Accesses;
    }
    Loop->Body = lowerBlock(S->getBody());
  }
  if (S->getInc()) {
    Fragment Increment = fragment(S->getInc());
    Loop->Increment = Increment.Code;
    Loop->IncrementAccesses = Increment.Accesses;
  }
  if (Scope->Ops.empty()) {
    Ops.push_back(std::move(Loop));
    return;
  }
  Scope->Ops.push_back(std::move(Loop));
  Ops.push_back(std::move(Scope));
}

} // namespace pollux
