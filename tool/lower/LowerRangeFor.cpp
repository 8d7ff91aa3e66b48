//===- LowerRangeFor.cpp - The range-based for ----------------------------===//
//
// Becomes the `for` that the language says it is: the range, its begin and its
// end are variables like any other. In a template the target's compiler finds
// their types.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

namespace pollux {

using namespace clang;

/// [stmt.ranged]/1, with the names that it gives:
///   { init; auto &&range = …; auto begin = …; auto end = …;
///     for (; begin != end; ++begin) { declaration = *begin; body } }
/// A range that has a name needs no other.
void FunctionLowering::lowerRangeFor(const CXXForRangeStmt *S, OpList &Ops) {
  Span Where = statementSpanOr(S, F.Body);
  if (!S->getBeginStmt())
    return lowerDeducedRangeFor(S, Ops);
  auto Scope = std::make_unique<BlockOp>(Where);
  if (S->getInit())
    lowerStatement(S->getInit(), Scope->Ops);
  auto hidden = [&](const VarDecl *Var, const char *Name, Fragment Init,
                    OpList &Target, bool OwnersAreKept = false) {
    VarId Id = declareVariable(Var, Variable::Spilled, OwnersAreKept);
    F.var(Id).Name = Name;
    // Of a reference to what others keep, nobody asks where it lies itself.
    F.var(Id).IsBorrowed = !Var->getType()->isReferenceType() ||
                           (ownedTemporary(Var) && !OwnersAreKept);
    auto Declare = std::make_unique<DeclareOp>(Id, CurrentStatement);
    Declare->InitKind = DeclareOp::Copy;
    Declare->Init = Init.Code;
    Declare->Accesses = Init.Accesses;
    Declare->DeclaredType =
        Text::literal(Var->getType()->isReferenceType() ? "auto &&" : "auto ");
    Target.push_back(std::move(Declare));
    return Id;
  };
  auto *RangeVar = cast<VarDecl>(S->getRangeStmt()->getSingleDecl());
  CurrentStatement = {Where.Begin,
                      spanOf(S->getRangeInit()->getSourceRange())
                          .value_or(Where)
                          .End};
  Span Head = CurrentStatement;
  auto Full = std::make_unique<FullOp>(Head);
  QualType RangeType = RangeVar->getType().getNonReferenceType();
  Fragment Range;
  auto nameRange = [&](VarId Id) {
    Range.Code.addVariable(Id);
    Range.Accesses.push_back(
        {Id, F.var(Id).IsBorrowed ? Access::Borrow : Access::Read});
    if (Full->Ops.size() > 1)
      Scope->Ops.push_back(std::move(Full));
    else
      Scope->Ops.push_back(std::move(Full->Ops.back()));
  };
  std::vector<Replacement> Owners;
  const auto *List = dyn_cast<CXXStdInitializerListExpr>(
      RangeVar->getInit()->IgnoreImplicit());
  if (List) {
    // Nobody sees the list: what is gone through is its array.
    const auto *Array = cast<MaterializeTemporaryExpr>(List->getSubExpr());
    RangeType = Array->getType();
    Fragment Init = lowerFull(Array->getSubExpr(), Full->Ops, Head);
    VarId Id = addVariable(Variable::Spilled, "range", factsOf(RangeType), Head);
    F.var(Id).IsBorrowed = true;
    auto Declare = std::make_unique<DeclareOp>(Id, Head);
    Declare->InitKind = DeclareOp::List;
    Declare->Init = Init.Code;
    Declare->Accesses = Init.Accesses;
    Full->Ops.push_back(std::move(Declare));
    nameRange(Id);
  } else if (RangeVar->getInit()->isGLValue() && isStable(RangeVar->getInit()) &&
             !isa<StringLiteral>(RangeVar->getInit()->IgnoreParens())) {
    Range = fragment(RangeVar->getInit());
  } else if (keepOwners(RangeVar, "range", Scope->Ops, Owners)) {
    Fragment Init = fragment(RangeVar->getInit(), Owners);
    nameRange(hidden(RangeVar, "range", Init, Full->Ops, /*OwnersAreKept=*/true));
  } else {
    Fragment Init = inOnePiece(RangeVar->getInit(),
                               lowerFull(RangeVar->getInit(), Full->Ops, Head));
    nameRange(hidden(RangeVar, "range", Init, Full->Ops));
  }

  bool IsArray = RangeType->isArrayType();
  auto bound = [&](const VarDecl *Var, const char *Name) {
    Fragment Init;
    const Expr *Written = Var->getInit()->IgnoreImplicit();
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Written);
        Construct && Construct->getNumArgs() == 1)
      Written = Construct->getArg(0)->IgnoreImplicit();
    if (IsArray) {
      Init.Code.add(Range.Code);
      if (Name == llvm::StringRef("end"))
        Init.Code.add(" + " +
                      llvm::toString(Context.getAsConstantArrayType(RangeType)
                                         ->getSize(),
                                     10, /*Signed=*/false));
    } else if (isa<CXXMemberCallExpr>(Written)) {
      Init.Code.add(Range.Code).add(".").add(Name).add("()");
    } else {
      // Nothing else of that name is in its sight.
      Init.Code.add("pollux::range_").add(Name).add("(").add(Range.Code).add(")");
    }
    Init.Accesses = Range.Accesses;
    return hidden(Var, Name, Init, Scope->Ops);
  };
  VarId Begin =
      bound(cast<VarDecl>(S->getBeginStmt()->getSingleDecl()), "begin");
  VarId End = bound(cast<VarDecl>(S->getEndStmt()->getSingleDecl()), "end");

  Scope->Ops.push_back(lowerRangeLoop(S, Begin, End));
  Ops.push_back(std::move(Scope));
}

OpPtr FunctionLowering::lowerRangeLoop(const CXXForRangeStmt *S, VarId Begin,
                                       VarId End) {
  Span Where = statementSpanOr(S, F.Body);
  const VarDecl *Each = S->getLoopVariable();
  if (isa<DecompositionDecl>(Each) && Each->getType()->isArrayType())
    reject(Each->getLocation(), Refusal::UnsupportedStatement,
           {"a 'for' that copies arrays into names",
            "bind the names by reference: 'for (auto &[a, b] : ...)'"});
  auto Loop = std::make_unique<LoopOp>(Where);
  Loop->Form = LoopOp::For;
  Loop->Condition.addVariable(Begin).add(" != ").addVariable(End);
  Loop->Accesses = {{Begin, Access::Borrow}, {End, Access::Borrow}};
  Loop->Increment.add("++").addVariable(Begin);
  Loop->IncrementAccesses = {{Begin, Access::Borrow}};
  Loop->Body = std::make_unique<BlockOp>(Where);

  Fragment Element;
  Element.Code.add("*").addVariable(Begin);
  Element.Accesses.push_back({Begin, Access::Borrow});
  lowerVariable(S->getLoopVariable(), S->getLoopVarStmt(), Loop->Body->Ops,
                &Element);
  // The body may not give its name to anything else ([basic.scope.block]/4).
  std::unique_ptr<BlockOp> Inner = lowerLoopBody(S->getBody());
  Loop->Body->Where = Inner->Where;
  Loop->Body->IsWritten = Inner->IsWritten;
  Loop->Body->Inner = Inner->Inner;
  for (OpPtr &O : Inner->Ops)
    Loop->Body->Ops.push_back(std::move(O));
  return Loop;
}

void FunctionLowering::lowerDeducedRangeFor(const CXXForRangeStmt *S,
                                            OpList &Ops) {
  Span Where = statementSpanOr(S, F.Body);
  auto Scope = std::make_unique<BlockOp>(Where);
  if (S->getInit())
    lowerStatement(S->getInit(), Scope->Ops);
  const Expr *Init = S->getRangeInit();
  if (isa<InitListExpr>(Init->IgnoreImplicit()))
    return reject(Init->getExprLoc(), Refusal::UnsupportedStatement,
                  {"in a template a 'for' over a list in braces",
                   "give the list a name: a 'std::array', say"});
  CurrentStatement = {Where.Begin,
                      spanOf(Init->getSourceRange()).value_or(Where).End};
  Span Head = CurrentStatement;
  auto hidden = [&](std::string Name, TypeFacts Facts, Fragment Value,
                    DeclareOp::InitTy Style, OpList &Target) {
    VarId Id = addVariable(Variable::Spilled, Name, Facts, Head);
    F.var(Id).IsBorrowed = true;
    auto Declare = std::make_unique<DeclareOp>(Id, Head);
    Declare->InitKind = Style;
    Declare->Init = Value.Code;
    Declare->Accesses = Value.Accesses;
    Declare->DeclaredType =
        Text::literal(Facts.MayBeReference ? "auto &&" : "auto ");
    Target.push_back(std::move(Declare));
    return Id;
  };
  // What the range is another name of need not be kept.
  Fragment Range;
  std::string RangeType;
  if (isName(Init)) {
    Range = fragment(Init);
    std::string WhyNot;
    std::vector<LocalId> Locals;
    RangeType = unevaluated(Init, WhyNot, Locals);
    if (!WhyNot.empty())
      return reject(Init->getExprLoc(), Refusal::UnsupportedStatement,
                    {"this 'for': " + WhyNot + ";", "use iterators"});
  } else {
    auto Full = std::make_unique<FullOp>(Head);
    Fragment Value = inOnePiece(Init, lowerFull(Init, Full->Ops, Head));
    TypeFacts Facts = deducedFacts("range", "", decltypeOf(Init), "");
    Facts.MayBeReference = true;
    VarId Id = hidden("range", Facts, Value, DeclareOp::Deduced, Full->Ops);
    Scope->Ops.push_back(Full->Ops.size() > 1 ? OpPtr(std::move(Full))
                                              : std::move(Full->Ops.back()));
    Range.Code.addVariable(Id);
    Range.Accesses.push_back({Id, Access::Borrow});
    RangeType = "std::declval<std::remove_reference_t<" + Facts.Spelling + "> &>()";
  }
  auto bound = [&](std::string Name) {
    std::string Function = "pollux::range_" + Name + "(";
    Fragment Value;
    Value.Code.add(Function).add(Range.Code).add(")");
    Value.Accesses = Range.Accesses;
    TypeFacts Facts = deducedFacts(
        Name, "", {"decltype(" + Function + RangeType + "))", {}}, "");
    return hidden(Name, Facts, Value, DeclareOp::Deduced, Scope->Ops);
  };
  VarId Begin = bound("begin");
  VarId End = bound("end");

  GivenTypes[S->getLoopVariable()] =
      "decltype(*std::declval<" + F.var(Begin).Type.Spelling + " &>())";
  Scope->Ops.push_back(lowerRangeLoop(S, Begin, End));
  Ops.push_back(std::move(Scope));
}

} // namespace pollux
