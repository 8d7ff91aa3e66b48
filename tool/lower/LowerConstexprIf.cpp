//===- LowerConstexprIf.cpp - Branches that may not be instantiated -------===//
//
// In a template, what stands in a branch of an `if constexpr` need not mean
// anything where the branch is discarded: not its statements, and not the types
// of its variables either. So the statement stays what it is, and the future
// has the types of what only a branch declares where it has the branch:
//
//   if constexpr (is_future_v<T>) { auto value = co_await source; … }
//     ==>  template <bool, class = void>
//          struct Branch {
//            using Source = pollux::awaited_t<decltype((std::declval<T &>()))>;
//          };
//          … using Source = typename Branch<is_future_v<T>>::Source;
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

namespace pollux {

using namespace clang;

void FunctionLowering::lowerConstexprIf(const IfStmt *S, OpList &Ops) {
  Span Where = statementSpanOr(S, F.Body);
  const Expr *Condition = S->getCond();
  if (S->getConditionVariable())
    return reject(S->getBeginLoc(), Refusal::UnsupportedStatement,
                  {"an 'if constexpr' that declares its condition, of a template,",
                   "declare it in front"});
  OpList *Target = &Ops;
  std::unique_ptr<BlockOp> Scope;
  if (S->getInit()) {
    Scope = std::make_unique<BlockOp>(Where);
    Target = &Scope->Ops;
    lowerStatement(S->getInit(), *Target);
  }
  CurrentStatement = Where;
  Fragment Decision = fragment(Condition);
  auto If = std::make_unique<IfOp>(Where);
  If->IsConstexpr = true;
  If->Condition = Decision.Code;
  If->Accesses = Decision.Accesses;
  std::string WhyNot;
  std::vector<LocalId> Locals;
  std::string Words = unevaluated(Condition, WhyNot, Locals);
  // A template's argument is not converted to bool as a condition is.
  bool IsName = isa<DeclRefExpr, DependentScopeDeclRefExpr, OverloadExpr>(
      Condition->IgnoreImpCasts());
  std::string Taken = "bool(" + Words + ")";
  std::string Discarded = IsName ? "!" + Words : "!(" + Words + ")";
  auto branch = [&](const Stmt *Body, llvm::StringRef Name,
                    const std::string &IsTaken) {
    BranchId Outer = CurrentBranch;
    std::string OuterWhyNot = WhyNotInBranch;
    CurrentBranch = F.Branches.size();
    if (Async.Lambda)
      WhyNotInBranch = "an async lambda's future has no types that only a "
                       "branch of an 'if constexpr' has";
    else if (WhyNotInBranch.empty())
      WhyNotInBranch = WhyNot;
    F.Branches.push_back({newFutureName(Name), IsTaken, Outer});
    std::unique_ptr<BlockOp> Block = lowerBlock(Body);
    CurrentBranch = Outer;
    WhyNotInBranch = OuterWhyNot;
    const IfOp *Chained = chainedIf(*Block);
    Block->IsConstexprBranch = !Chained || !Chained->IsConstexpr;
    return Block;
  };
  If->Then = branch(S->getThen(), "Branch", Taken);
  if (S->getElse())
    If->Else = branch(S->getElse(), "Else", Discarded);
  Target->push_back(std::move(If));
  if (Scope)
    Ops.push_back(std::move(Scope));
}

bool FunctionLowering::isInBranch(BranchId Inner, BranchId Outer) const {
  while (Inner != Outer && Inner != NoBranch)
    Inner = F.Branches[Inner].Around;
  return Inner == Outer;
}

void FunctionLowering::nameInBranch(TypeFacts &Facts, llvm::StringRef Name) {
  if (CurrentBranch == NoBranch || !Facts.IsDependent || Facts.IsDeduced ||
      Facts.Spelling.empty() || !Facts.WhyNoField.empty())
    return;
  TypeFacts Named = deducedFacts(Name, "", {Facts.Spelling, "", Facts.Locals}, Facts.ArrayBounds);
  Facts.FieldType = Named.Spelling;
  Facts.WhyNoField = Named.WhyNoField;
}

} // namespace pollux
