//===- LowerYield.cpp - What `co_yield` gives -----------------------------===//
//
// Answers: how is the item made, and what stays alive until the stream goes on?
//
// `co_yield x` hands x by reference to a function of the promise, which makes the
// item from it. The temporaries of the full-expression die behind the resumption:
// what x refers to is there for as long as the consumer looks at the item.
//
//   co_yield std::string_view(name())
//     ==>  declare %string = «name()»
//          yield «std::string_view(»%string«)»
//
//===----------------------------------------------------------------------===//

#include "frontend/Suspensions.h"
#include "lower/FunctionLowering.h"
#include "llvm/ADT/StringSet.h"

namespace pollux {

using namespace clang;

/// Whether evaluating \p S runs nothing of the user's and throws nothing for
/// certain: it is made of the language's own operators and of the library's
/// functions that say so.
static bool isQuiet(const Stmt *S) {
  if (!S)
    return false;
  if (const auto *Cast = dyn_cast<CastExpr>(S);
      Cast && (Cast->getCastKind() == CK_UserDefinedConversion ||
               Cast->getCastKind() == CK_ConstructorConversion ||
               Cast->getCastKind() == CK_Dynamic))
    return false;
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const auto *Type =
        Callee ? Callee->getType()->getAs<FunctionProtoType>() : nullptr;
    if (!Type || !isInStd(Callee) ||
        isUnresolvedExceptionSpec(Type->getExceptionSpecType()) ||
        Type->canThrow() != CT_Cannot)
      return false;
  }
  if (isa<DeclRefExpr, IntegerLiteral, FloatingLiteral, CharacterLiteral,
          CXXBoolLiteralExpr, CXXNullPtrLiteralExpr, StringLiteral, CXXThisExpr,
          UnaryExprOrTypeTraitExpr>(S))
    return true;
  return isa<ParenExpr, CastExpr, UnaryOperator, BinaryOperator, MemberExpr,
             CallExpr, ConditionalOperator, ArraySubscriptExpr, ConstantExpr,
             MaterializeTemporaryExpr>(S) &&
         llvm::all_of(S->children(), isQuiet);
}

/// Whether an object of type \p Type is made of values only, so that it refers to
/// nothing that it was made from.
static bool holdsNoAddress(QualType Type) {
  Type = Type.getCanonicalType();
  if (Type->isScalarType())
    return !Type->isAnyPointerType() && !Type->isMemberPointerType();
  const auto *Special = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type->getAsCXXRecordDecl());
  if (!Special || !isInStd(Special))
    return false;
  static const llvm::StringSet<> Values = {
      "array", "basic_string", "complex",  "deque", "list", "map",
      "optional", "pair", "set", "tuple", "variant", "vector", "duration",
      "time_point", "ratio", "char_traits", "allocator", "less"};
  if (!Values.contains(Special->getName()))
    return false;
  auto holdsNone = [](const TemplateArgument &Argument) {
    auto holdsNoneOf = [](const TemplateArgument &Part) {
      if (Part.getKind() != TemplateArgument::Type)
        return Part.getKind() == TemplateArgument::Integral;
      const auto *Record = Part.getAsType()->getAsCXXRecordDecl();
      bool IsClock = Record && isInStd(Record) && Record->isCompleteDefinition() &&
                     Record->isEmpty();
      return IsClock || holdsNoAddress(Part.getAsType());
    };
    if (Argument.getKind() == TemplateArgument::Pack)
      return llvm::all_of(Argument.pack_elements(), holdsNoneOf);
    return holdsNoneOf(Argument);
  };
  return llvm::all_of(Special->getTemplateArgs().asArray(), holdsNone);
}

/// Whether nobody can tell when the temporaries of \p S die: the language and the
/// library made them, and nothing of the user's has seen them.
static bool isUnnoticed(const Stmt *S) {
  const auto *E = dyn_cast_or_null<Expr>(S);
  if (!E || isa<CoroutineSuspendExpr, LambdaExpr>(E))
    return false;
  QualType Type = E->getType().getCanonicalType();
  if (Type->isRecordType() && !holdsNoAddress(Type))
    return false;
  const Decl *Called = nullptr;
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    Called = Call->getDirectCallee();
    if (!Called)
      return false;
  } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    Called = Construct->getConstructor();
  } else if (isa<CXXNewExpr, CXXDeleteExpr, CXXThrowExpr>(E)) {
    return false;
  }
  if (Called && !isInStd(Called))
    return false;
  // A default argument is the library's, like the function.
  return isa<CXXDefaultArgExpr>(E) || llvm::all_of(E->children(), isUnnoticed);
}

static bool isStd(QualType Type, llvm::StringRef Name) {
  const auto *Record = Type->getAsCXXRecordDecl();
  return Record && Record->isInStdNamespace() && Record->getIdentifier() &&
         Record->getName() == Name;
}

/// A name for what \p Operand gives, if the user has one for it.
std::string FunctionLowering::yieldedName(const Expr *Operand) const {
  const Expr *E = Operand->IgnoreUnlessSpelledInSource()->IgnoreParens();
  bool IsNamed = isa<DeclRefExpr, MemberExpr>(E) ||
                 (isa<CallExpr>(E) && !isa<CXXOperatorCallExpr>(E)) ||
                 isa<CXXTemporaryObjectExpr, CXXFunctionalCastExpr>(E);
  std::string Name = IsNamed ? awaitedName(E) : "future";
  return Name == "future" || Name == "basic_string" ? "item" : Name;
}

Fragment FunctionLowering::lowerYielded(const Expr *E, OpList &Ops) {
  if (isDeduced(E) && !isa<InitListExpr>(E))
    return spill(E, lowerEarly(E, Ops), Ops);
  QualType Item = itemType();
  if (Item->isDependentType() && E->isPRValue()) {
    // A temporary, though Clang doesn't say so before it is instantiated.
    QualType Type = isa<InitListExpr>(E) ? Item : E->getType();
    TypeFacts Facts = factsOf(Type.getUnqualifiedType());
    if (Facts.Spelling.empty()) {
      reject(E->getExprLoc(), Refusal::UnsupportedAwait,
             {"after this object: " + Facts.WhyNoField});
      return {};
    }
    Fragment Init = lowerEarly(E, Ops);
    Fragment Result;
    VarId Id = addTemporary(Variable::Temporary, "value", Facts);
    declare(Id, isa<InitListExpr>(E) ? DeclareOp::List : DeclareOp::Copy, Init, Ops);
    Result.Code.add("std::move(").addVariable(Id).add(")");
    Result.Accesses.push_back({Id, Access::Borrow});
    return Result;
  }
  // The temporary that the item is moved out of is kept until the stream goes
  // on only if that could be noticed; so are all others.
  const auto *Made = dyn_cast<MaterializeTemporaryExpr>(E);
  bool IsForgotten =
      Made && ((Item->isScalarType() && !isEndNoticed(E->getType())) ||
               (Context.hasSameUnqualifiedType(E->getType(), Item) &&
                !isEndNoticed(Item)) ||
               (E->getType()->isScalarType() &&
                (holdsNoAddress(Item) || isStd(Item, "basic_string_view"))));
  if (holdsNoAddress(Item) && isUnnoticed(E))
    return lowerExpr(E, Ops);
  return lowerEarly(IsForgotten ? Made->getSubExpr() : E, Ops);
}

Fragment FunctionLowering::lowerYield(const CoyieldExpr *E, OpList &Ops) {
  SourceLocation Loc = E->getKeywordLoc();
  if (Loc.isMacroID() && !SM.isMacroArgExpansion(Loc)) {
    reject(Loc, Refusal::AwaitInMacro);
    return {};
  }
  const Expr *Operand = suspensionOperand(E);
  QualType Type = Operand->getType();
  const Expr *List = listArgument(Operand);
  if (!List && isStd(Type, "initializer_list") && !Operand->isLValue())
    List = Operand;
  if (List) {
    reject(List->getExprLoc(), Refusal::UnsupportedTemporary,
           {List->getType().getAsString(Context.getPrintingPolicy())});
    return {};
  }

  QualType Item = itemType();
  Fragment Value = lowerYielded(Operand, Ops);
  // An item that is a copy borrows nothing.
  bool IsCopy = Item->isScalarType() ||
                (Context.hasSameUnqualifiedType(Type, Item) &&
                 Item.isTriviallyCopyableType(Context));
  if (IsCopy && isa<DeclRefExpr>(Operand->IgnoreParens()))
    for (Access &A : Value.Accesses)
      A.Kind = Access::Read;

  SuspensionPoint Point;
  Point.Awaits = yieldedName(Operand);
  Point.IsYield = true;
  Point.Where = spanOf(E->getSourceRange()).value_or(CurrentStatement);
  Point.Statement = CurrentStatement;
  auto Yield = std::make_unique<YieldOp>(F.Points.size(), CurrentStatement);
  F.Points.push_back(Point);
  Yield->Value = Value.Code;
  Yield->Accesses = Value.Accesses;
  Yield->MayThrow = !Item->isScalarType() || !isQuiet(Operand);
  Ops.push_back(std::move(Yield));
  // A void expression: nothing is left of it.
  return {};
}

} // namespace pollux
