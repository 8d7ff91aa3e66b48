//===- FunctionLowering.h - Private to lower/ -------------------*- C++ -*-===//
//
// The lowering of one function, cut by question:
//
//   Lower.cpp          parameters, the whole
//   LowerSignature.cpp how the function is declared once it is lowered
//   TemplateNames.cpp  template parameters that the future would hide
//   LowerStatement.cpp which statements are taken apart, and how
//   LowerConstexprIf.cpp branches that may not be instantiated
//   LowerRangeFor.cpp  the range-based for
//   LowerExpression.cpp what is evaluated before an await, in which order, and
//                      where it is kept
//   LowerAwait.cpp     what is awaited, and where it is kept
//   Forwarding.cpp     functions that are nothing but a call of another
//   LowerYield.cpp     what `co_yield` gives
//   LowerDeclaration.cpp locals and their initialisers
//   SpellType.cpp      how a type is written at namespace scope
//   DeducedTypes.cpp   types that depend on a template's parameters
//   DeducedOperands.cpp what an expression of such a type may hold on to
//   LocalDefinitions.cpp which classes and lambdas of the body can get a name
//                      outside of it
//   LocalClosures.cpp  what makes such a lambda
//   CollectAccesses.cpp which variables an expression touches
//   CollectNames.cpp   which names the body uses, and where
//   Fragments.cpp      source text with its edits
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_LOWER_FUNCTIONLOWERING_H
#define POLLUX_LOWER_FUNCTIONLOWERING_H

#include "diagnostics/Diagnose.h"
#include "frontend/ReadyCalls.h"
#include "ir/IR.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringSet.h"
#include <optional>

namespace pollux {

/// Source text together with what evaluating it touches.
struct Fragment {
  Text Code;
  std::vector<Access> Accesses;
  /// It names something that has been evaluated and is kept.
  bool IsStable = false;

  Fragment &add(const Fragment &Other) {
    Code.add(Other.Code);
    Accesses.insert(Accesses.end(), Other.Accesses.begin(),
                    Other.Accesses.end());
    return *this;
  }
};

/// The temporary that \p Var, a reference, is another name of: it owns it
/// ([class.temporary]/6). Else null.
const clang::MaterializeTemporaryExpr *ownedTemporary(const clang::VarDecl *Var);

/// Whether \p E is a comma, with no parentheses around it.
bool isComma(const clang::Expr *E);

/// \p Value, what is left of \p E, as an initialiser or an argument, which a comma
/// would end: a condition or what stands between `?` and `:` may be one.
Fragment inOnePiece(const clang::Expr *E, Fragment Value);

/// A change of the file's text: what stands in its place.
struct TextEdit {
  Span Where;
  Text By;
};

/// A part of an expression that is replaced, because it has been evaluated
/// already.
struct Replacement {
  const clang::Expr *Replaced;
  Fragment By;
};

class ScopedName;

/// The variables of a function that the AST has a declaration of.
using VariableIds = llvm::DenseMap<const clang::VarDecl *, VarId>;

/// The variable that \p D names, or null. A name of a structured binding stands
/// for what holds its part, if that is in \p Ids, else for the whole.
const clang::VarDecl *variableOf(const clang::ValueDecl *D,
                                 const VariableIds &Ids);

/// Whether the end of an object of type \p Type may be noticed: not that of the
/// library's own classes, which free memory and no more.
bool isEndNoticed(clang::QualType Type);

/// Whether \p D, or the class that it is a member of, is in namespace std.
bool isInStd(const clang::Decl *D);

/// The same of namespace pollux.
bool isInPollux(const clang::Decl *D);

/// A name for an object of type \p Type.
std::string nameForObject(clang::QualType Type);

/// The type of \p Source; in a template that of what an async function gives, if
/// \p Source awaits one that is known. Null if it is a Future of no known type.
clang::QualType typeOfSource(const clang::Expr *Source);

/// Whether \p E is written as a call, so that `return f(x)` returns what it is
/// where `return x` would return what was declared.
bool isWrittenCall(const clang::Expr *E);

/// Whether \p E is a cast of which only an instantiation knows what it does, and
/// what it makes may refer to its operand.
bool convertsUnknown(const clang::Expr *E);

/// Whether \p E is a call of `std::move` or `std::forward`, which makes nothing.
bool isCastOfStd(const clang::Expr *E);

/// Whether \p E names something that lives elsewhere, so that nothing is made
/// when it is evaluated, whatever its type.
bool isName(const clang::Expr *E);

/// Whether a call in \p S is handed a std::initializer_list in braces, whose
/// array would have to live on in what the call makes.
const clang::Expr *listArgument(const clang::Stmt *S);

/// Whether the value of \p Var is a constant expression wherever it is
/// instantiated.
bool isConstant(const clang::VarDecl *Var);

/// What an expression does with an operand of a type not yet known.
enum class DeducedUse {
  Argument, ///< Hands it on, as what it is.
  Operand,  ///< Reads the value of a scalar, names any other.
  Arrow,    ///< Follows it to an object.
};

class FunctionLowering {
public:
  FunctionLowering(const AsyncFunction &Async, const AsyncUses &Uses,
                   ReadyCalls &Ready, clang::Preprocessor &PP, const SourceText &Source,
                   Reporter &Report, MacroUses &Macros);
  ~FunctionLowering();

  /// The lowered function, or nothing if something was refused.
  std::optional<Function> run();
  /// The same of one of AsyncFunctions::declarations().
  std::optional<Function> runDeclaration();

private:
  // Lower.cpp
  void lowerParameters();
  /// One that a generic lambda declares `auto`.
  void lowerGenericPack(Variable &Pack);

  // LowerSignature.cpp
  void lowerSignature();
  /// What is known of it without a body.
  void lowerHead();
  void lowerLambda();
  void lowerTemplateHeads();
  void lowerSpecializationHead();
  /// Where the return type names parameters.
  void lowerDeducedOutput();
  /// The text of the factory, where it is defined as the function was.
  void lowerFactoryInPlace();
  /// The same, where it stands behind the class that defines the function.
  void lowerFactoryBehindClass();
  void lowerMember(const clang::CXXMethodDecl *Method);
  void collectDeclarations();
  /// What a class declares beside \p Decl, a member function that ends at \p End:
  /// the same under another name, with the future itself for its result.
  std::string inPlaceDeclaration(const clang::FunctionDecl *Decl, unsigned End);
  /// The signature with \p Edits made.
  Text editedSignature(llvm::ArrayRef<FileEdit> Edits);
  unsigned endOfToken(clang::SourceLocation Begin, unsigned End) const;
  unsigned startOfToken(unsigned Position) const;
  unsigned findSemicolon(unsigned Position) const;
  /// The object that the function is called on, if there is one.
  void lowerObject();

  // TemplateNames.cpp
  void renameTemplateParameters();
  void checkRenamed(llvm::ArrayRef<std::string> Names);
  std::string newTemplateName(llvm::StringRef Name);
  /// What the text in \p Where says with the template parameters' new names.
  std::string withTemplateNames(Span Where) const;
  /// Those that a template parameter of the same name would be hidden by.
  static std::vector<llvm::StringRef> membersOfFuture(bool IsStream);

  // LowerStatement.cpp
  void lowerStatement(const clang::Stmt *S, OpList &Ops);
  std::unique_ptr<BlockOp> lowerBlock(const clang::Stmt *S);
  Span innerSpan(const clang::CompoundStmt *S) const;
  void lowerCompound(const clang::CompoundStmt *S, OpList &Ops);
  void lowerIf(const clang::IfStmt *S, OpList &Ops);
  void lowerWhile(const clang::WhileStmt *S, OpList &Ops);
  void lowerSwitch(const clang::SwitchStmt *S, OpList &Ops);
  void lowerTry(const clang::CXXTryStmt *S, OpList &Ops);
  void lowerLabel(const clang::Stmt *S, unsigned End, OpList &Ops);
  std::unique_ptr<BlockOp> lowerLoopBody(const clang::Stmt *Body);
  std::unique_ptr<BlockOp> lowerBodyWithLabel(const clang::Stmt *Body,
                                              OpPtr &Label);
  std::string newLabel(llvm::StringRef Base);
  void lowerDo(const clang::DoStmt *S, OpList &Ops);
  void lowerFor(const clang::ForStmt *S, OpList &Ops);
  void lowerReturn(const clang::CoreturnStmt *S, OpList &Ops);
  void lowerExpressionStatement(const clang::Expr *E, OpList &Ops);
  void lowerVerbatim(const clang::Stmt *S, OpList &Ops);
  /// The variable that \p E, an assignment, overwrites whole; else NoVar.
  VarId assignedBy(const clang::Expr *E) const;
  /// A condition: its text if it holds no await, else a bool that is computed
  /// in front of the statement.
  Fragment lowerCondition(const clang::Expr *Condition, OpList &Ops,
                          Span Statement);
  /// `if (!condition) break;` for a loop whose condition awaits.
  OpPtr makeBreakUnless(const Fragment &Condition, Span Where);

  // LowerConstexprIf.cpp
  /// One whose condition depends on a template's parameters.
  void lowerConstexprIf(const clang::IfStmt *S, OpList &Ops);
  bool isInBranch(BranchId Inner, BranchId Outer) const;
  /// In a branch, what depends on a template's parameters is a type only there.
  void nameInBranch(TypeFacts &Facts, llvm::StringRef Name);

  // Forwarding.cpp
  /// The call that the function does nothing but end with, or null.
  const clang::CallExpr *forwardedCall() const;
  void lowerForwarding();

  // LowerRangeFor.cpp
  void lowerRangeFor(const clang::CXXForRangeStmt *S, OpList &Ops);
  /// The loop itself, from \p Begin to \p End.
  OpPtr lowerRangeLoop(const clang::CXXForRangeStmt *S, VarId Begin, VarId End);
  /// The range's type depends on a template's parameters.
  void lowerDeducedRangeFor(const clang::CXXForRangeStmt *S, OpList &Ops);

  // LowerDeclaration.cpp
  void lowerDeclaration(const clang::DeclStmt *S, OpList &Ops);
  void lowerVariable(const clang::VarDecl *Var, const clang::DeclStmt *S,
                     OpList &Ops, const Fragment *GivenInit = nullptr);
  VarId declareVariable(const clang::VarDecl *Var, Variable::KindTy Kind,
                        bool OwnersAreKept = false);
  std::optional<TypeFacts> factsOfMade(const clang::VarDecl *Var);
  /// Gives each temporary that lives as long as \p Var, and of which \p Var is
  /// no more than a part, a variable of its own: declared by \p Ops, and to be
  /// put into the initialiser by \p Replaced. False if that can't be done, or
  /// if there is none.
  bool keepOwners(const clang::VarDecl *Var, llvm::StringRef Name, OpList &Ops,
                  std::vector<Replacement> &Replaced);
  Fragment copyArray(const clang::VarDecl *Var, const clang::Expr *From,
                     OpList &Ops);
  /// Declares the names of \p Var, whose parts come from a `get` of the user's.
  void lowerBindings(const clang::DecompositionDecl *Var, VarId Whole,
                     OpList &Ops);
  DeclareOp::InitTy initStyle(const clang::VarDecl *Var) const;

  // LowerExpression.cpp
  /// Lowers the full-expression \p E. What must be done before the rest of the
  /// statement is appended to \p Ops; the fragment returned is what is left.
  Fragment lowerFull(const clang::Expr *E, OpList &Ops, Span Statement);
  Fragment lowerExpr(const clang::Expr *E, OpList &Ops);
  // LowerAwait.cpp
  Fragment lowerAwait(const clang::Expr *E, OpList &Ops);
  /// The operand's type depends on a template's parameters.
  Fragment lowerDeducedAwait(const clang::Expr *E, OpList &Ops);
  /// What is ready when it is polled again.
  Fragment lowerPause(const clang::Expr *E, OpList &Ops);
  /// A new suspension point.
  SuspensionId addPoint(const clang::Expr *E);
  /// Declares the future that \p Await polls, and that \p Init makes.
  VarId holdFuture(AwaitOp &Await, llvm::StringRef Name, const TypeFacts &Facts,
                   DeclareOp::InitTy Style, const Fragment &Init, OpList &Ops);
  /// The same in a class template, if the operand of \p E is a call of an async
  /// member of this very class: its future has a name, whatever the arguments.
  bool holdFutureOfOwnClass(AwaitOp &Await, const clang::Expr *E,
                            llvm::StringRef Name, Fragment Init, OpList &Ops);
  /// Appends \p Await; what it gives.
  Fragment takePolled(std::unique_ptr<AwaitOp> Await, OpList &Ops);
  /// Makes the future that `into_future` returns for \p Operand.
  Fragment lowerConversion(const clang::Expr *Operand, OpList &Ops);
  /// The type of what \p Future gives; empty if that has no name.
  std::string outputOf(const clang::CXXRecordDecl &Future);
  /// If \p Operand makes the future of this very function: what puts that into a
  /// pollux::Box, and the type.
  bool putIntoBox(const clang::Expr *Operand, Fragment &Init, TypeFacts &Facts);
  std::string awaitedName(const clang::Expr *Operand) const;

  // LowerYield.cpp
  Fragment lowerYield(const clang::CoyieldExpr *E, OpList &Ops);
  /// Evaluates the operand \p E; what the item is made from.
  Fragment lowerYielded(const clang::Expr *E, OpList &Ops);
  std::string yieldedName(const clang::Expr *Operand) const;
  /// What the future gives, or the stream gives many of.
  clang::QualType itemType() const;
  // LowerExpression.cpp
  Fragment lowerArrow(const clang::CXXOperatorCallExpr *Call, OpList &Ops);
  /// Keeps \p E to the end of the full-expression.
  Fragment keepTemporary(const clang::MaterializeTemporaryExpr *E, OpList &Ops);
  Fragment lowerTemporary(const clang::MaterializeTemporaryExpr *E,
                          OpList &Ops);
  Fragment spillCondition(const clang::Expr *E, const Fragment &Value,
                          OpList &Ops);
  /// Whether nobody wants the value of \p E, `?:`, `&&` or `||`, and none has to be
  /// made.
  bool isDiscarded(const clang::Expr *E) const;
  /// An arm that evaluates \p E for its effect.
  std::unique_ptr<BlockOp> lowerDiscardedArm(const clang::Expr *E);
  Fragment lowerLogical(const clang::BinaryOperator *E, OpList &Ops);
  Fragment lowerChoice(const clang::ConditionalOperator *E, OpList &Ops);
  Fragment lowerAround(const clang::Expr *Whole, const clang::Expr *Inner,
                       OpList &Ops);
  void lowerDropped(const clang::Expr *E, OpList &Ops);
  Fragment lowerEarly(const clang::Expr *E, OpList &Ops);
  std::unique_ptr<BlockOp>
  lowerArm(llvm::function_ref<void(OpList &)> Lower);
  void evaluate(const Fragment &Value, OpList &Ops);
  /// Appends the beginning of \p Id's life, with \p Value for its initialiser.
  void declare(VarId Id, DeclareOp::InitTy Style, const Fragment &Value,
               OpList &Ops);
  void construct(VarId Id, DeclareOp::InitTy Style, const Fragment &Value,
                 OpList &Ops);
  TypeFacts temporaryFacts(const clang::MaterializeTemporaryExpr *E);
  /// What stands for \p E once it is in \p Id.
  static Fragment useOfTemporary(VarId Id,
                                 const clang::MaterializeTemporaryExpr *E);
  /// A new temporary of the full-expression at hand, not yet declared.
  VarId addTemporary(Variable::KindTy Kind, std::string Name, TypeFacts Facts);
  VarId addSpilled(const clang::Expr *E);
  /// If \p E is "T{args}" or "T(args)" of that type, and nothing in it has to be
  /// made ahead: "{args}" or "(args)". Else empty.
  Text argumentsOfMade(const clang::Expr *E, clang::QualType Type);
  DeclareOp::InitTy temporaryStyle(const clang::Expr *E, clang::QualType Type,
                                   const Fragment &Init) const;
  Fragment spill(const clang::Expr *E, Fragment Value, OpList &Ops);
  /// Keeps the value of \p E, which is evaluated now; of `x->`, the pointer.
  Fragment spillEarly(const clang::Expr *E, OpList &Ops);
  std::string spilledName(const clang::Expr *E) const;
  Fragment keepValue(const clang::Expr *E, OpList &Ops);
  /// That of what \p E adds up to, \p Cast keeps the low bytes only.
  void noteTruncation(const clang::Expr *Cast, const clang::Expr *E);
  /// The bytes that keepValue takes at most.
  unsigned keptSize(const clang::Expr *E) const;
  bool mayThrow(const clang::Stmt *S);
  /// Whether \p S makes a temporary whose end can be noticed, futures of lowered
  /// functions apart.
  bool hasNoticedTemporary(const clang::Stmt *S);
  bool needsAllKept(const clang::Expr *Last,
                    llvm::ArrayRef<const clang::Expr *> Rest);
  Fragment lowerOperands(const clang::Expr *Whole,
                         llvm::ArrayRef<const clang::Expr *> InOrder,
                         OpList &Ops, std::optional<Span> Where = {});
  bool needsOps(const clang::Expr *E) const;

  // SpellType.cpp
  /// How a type is written at namespace scope.
  struct SpelledType {
    /// Empty if it can't be.
    std::string Words;
    /// The reason for that, as the end of a sentence.
    std::string WhyNot;
    /// What it names of the body's own.
    std::vector<LocalId> Locals;
    /// It names a private part of the function's class.
    bool IsOfClass = false;
  };
  SpelledType spell(clang::QualType Type);
  bool isHiddenInFuture(llvm::StringRef Name) const;
  std::string qualifyHidden(std::string Name) const;
  TypeFacts factsOf(clang::QualType Type);
  /// The type of \p E in the lowered program, where it differs from Clang's:
  /// the future of an async call, or a combinator over some.
  struct FutureType {
    std::string Spelling;
    /// The async function, if it is the future of one.
    const AsyncFunction *Function = nullptr;
    std::vector<LocalId> Locals = {};
    /// The spelling is a DeducedType's.
    bool IsDeduced = false;

    void applyTo(TypeFacts &Facts) const {
      Facts.Spelling = Spelling;
      Facts.Locals = Locals;
      Facts.IsDeduced = IsDeduced;
      Facts.IsDependent = true;
      Facts.IsTriviallyCopyable = false;
      Facts.SizeHint = Facts.AlignmentHint = 0;
    }
  };
  std::optional<FutureType> loweredType(const clang::Expr *E);
  /// The same of what the glvalue \p E refers to, without a reference.
  std::optional<FutureType> loweredReferent(const clang::Expr *E);
  std::optional<FutureType> futureOfCall(const clang::CallExpr *Call,
                                         const AsyncFunction &Callee);
  /// \p Result with the type that the target's compiler finds for \p Call.
  std::optional<FutureType> decltypeOfCall(const clang::CallExpr *Call,
                                           FutureType Result);
  /// "ns::", "Client<int>::": what stands in front of a future's name; and
  /// "<int>" behind it. \p Future is deduced if that has no name.
  std::string scopeOf(const clang::FunctionDecl *Decl, llvm::StringRef Name,
                      FutureType &Future);
  std::string argumentsOf(const clang::FunctionDecl *Decl, FutureType &Future);
  bool mentionsAsyncCall(const clang::Stmt *S) const;
  /// Fills BoundToBoxes with operands of \p E.
  void noteBoundToBoxes(const clang::Expr *E);

  // DeducedTypes.cpp
  /// Whether the type or the category of \p E is known only when the template
  /// is instantiated.
  static bool isDeduced(const clang::Expr *E);
  /// Whether \p Type has an `auto` that only an instantiation can replace.
  static bool isUndeduced(clang::QualType Type);
  /// \p E's type by way of `decltype`, as it can be written in the future;
  /// empty if that is not possible, with the reason.
  struct DecltypeText {
    std::string Words;
    std::string WhyNot;
    std::vector<LocalId> Locals = {};
  };
  DecltypeText decltypeOf(const clang::Expr *E);
  /// "const Value &": an lvalue of what \p V holds; empty if its type has no name.
  static std::string referenceTo(const Variable &V);
  /// The same of what a name of a structured binding stands for. Adds what it names
  /// of the body's own to \p Locals.
  std::string referenceTo(const clang::BindingDecl *Binding,
                          std::vector<LocalId> &Locals);
  /// The text of \p E for an unevaluated operand in the future. Adds what it
  /// names of the body's own to \p Locals.
  std::string unevaluated(const clang::Expr *E, std::string &WhyNot,
                          std::vector<LocalId> &Locals);
  /// The same of \p Type, if \p E is null.
  std::string unevaluated(const clang::Expr *E, clang::TypeLoc Type,
                          std::string &WhyNot, std::vector<LocalId> &Locals);
  /// Gives `Prefix Type Suffix` a name derived from \p Wanted.
  TypeFacts deducedFacts(llvm::StringRef Wanted, llvm::StringRef Prefix,
                         const DecltypeText &Type, llvm::StringRef Suffix);
  /// A name for a member type of the future, derived from \p Wanted.
  std::string newFutureName(llvm::StringRef Wanted);
  /// A name for the type of parameter \p Name of a generic lambda.
  std::string newParameterType(const std::string &Name);
  /// Of a parameter that a generic lambda declares `auto`.
  TypeFacts genericFacts(const clang::ParmVarDecl *Param);
  /// The class that `this` points to, as it is written there; empty if there is
  /// none.
  std::string classOfThis() const;
  /// Whether \p Found, as a lookup gives it, has that name by a `using` that stands
  /// in the body, so that it means something else in front of the function.
  bool isByOwnUsing(const clang::NamedDecl *Found) const;
  /// Whether \p D is declared in the body, out of the future's sight.
  bool isOfBody(const clang::Decl *D) const;
  /// Of a variable that is declared `auto`.
  TypeFacts deducedFacts(const clang::VarDecl *Var);

  // DeducedOperands.cpp
  /// Keeps \p E, an operand of what is known only when it is instantiated.
  Fragment keepDeduced(const clang::Expr *E, Fragment Value, OpList &Ops,
                       DeducedUse Use = DeducedUse::Argument);
  /// Whether \p E, an operand of \p Whole, must be kept as long as the
  /// full-expression, because \p Whole may hold on to it.
  static bool mustBeKept(const clang::Expr *Whole, const clang::Expr *E);
  static bool keepsDeducedOperand(const clang::Stmt *S);
  /// In the order of their evaluation.
  static std::vector<const clang::Expr *> operandsOf(const clang::Expr *E);
  /// Lowers the operands of an expression of which it is not known what it
  /// does with them.
  Fragment lowerDeduced(const clang::Expr *E, OpList &Ops);
  /// Whether evaluating \p E later gives the same, whatever happens between.
  static bool isStable(const clang::Expr *E);
  /// Whether \p E calls an async function whose future is not complete in front
  /// of that of this one.
  bool holdsItself(const clang::Expr *E) const;
  /// Whether \p Callee, which may be null, is the function's own template with all
  /// of its arguments.
  bool isOwnTemplate(const clang::OverloadExpr *Callee) const;
  /// Whether \p Callee, which may be null, may be the function's own template, which
  /// has a parameter pack.
  bool isPackOfOwn(const clang::OverloadExpr *Callee) const;
  static DeducedUse useOfOperand(const clang::Expr *Whole,
                                 const clang::Expr *Operand);
  /// Whether what \p E gives may be another thing once the \p Later are evaluated.
  bool mayBeChangedBy(const clang::Expr *E,
                      llvm::ArrayRef<const clang::Expr *> Later) const;
  /// Whether the value of \p E, an operand of \p Whole in front of what is evaluated
  /// ahead of it, is read before that, if it turns out to be one.
  static bool mustBeReadEarly(const clang::Expr *Whole, const clang::Expr *E);
  /// Refuses \p E, if a copy of it may have to be made before an await that
  /// follows in \p Whole.
  bool refuseCopiedEarly(const clang::Expr *Whole, const clang::Expr *E);

  // LocalDefinitions.cpp
  /// What Clang knows of a LocalDefinition.
  struct LocalSource {
    /// One of the two.
    const clang::LambdaExpr *Lambda = nullptr;
    const clang::DeclStmt *Statement = nullptr;
    /// Using-directives and the like in whose sight it stands.
    std::vector<const clang::DeclStmt *> Usings;
    /// What to name a closure after: the variable, or what it is handed to.
    std::string Hint;
    /// The closure is a variable's whole initialiser.
    const clang::VarDecl *Initialises = nullptr;
    /// Initialisers in the captures that awaits have evaluated.
    std::vector<Replacement> Evaluated;
    bool IsLookedAt = false;
    /// Why it can't move out of the body; empty if it can.
    std::string WhyNot;
  };
  void collectLocals(const clang::Stmt *Body);
  /// The declaration directly in the function that holds \p D, or is it; null
  /// for what is not local.
  const clang::Decl *localOwner(const clang::Decl *D) const;
  /// Why local definition \p Id can't move out of the body; empty if it can,
  /// and everything about it is known then.
  const std::string &whyNotMovable(LocalId Id);
  /// The same of \p D, something that the body declares.
  std::string whyNotNameable(const clang::NamedDecl *D);
  std::string lookAtStatement(LocalId Id);
  std::string whyNotInNamespace(LocalId Id);
  std::string whyNotInFuture(const clang::DeclStmt *S) const;
  /// The names that a statement gives to the scope that it stands in.
  std::vector<std::string> namesOf(const clang::DeclStmt *S) const;
  bool isDeclaredOutside(llvm::StringRef Name) const;
  /// Whether \p Name means something in the body, around it or in the future.
  bool isTaken(llvm::StringRef Name) const;
  std::string newOuterName(llvm::StringRef Wanted);
  bool followsMacroDefinition(Span Where) const;
  void collectFileNames();
  /// "keep_locals::Pair", "keep_locals::Add".
  std::string qualifiedName(LocalId Id) const;

  // LocalClosures.cpp
  std::string lookAtClosure(LocalId Id);
  void addParameter(LocalDefinition &Local, const std::string &Name,
                    const std::string &Declared, const char *Declarator,
                    const std::string &Passed);
  bool canDeclare(const LocalDefinition &Closure, const TypeFacts &Facts) const;
  std::string addCapture(LocalId Id, const clang::ValueDecl *Captured,
                         Text &Arguments);
  std::string addEvaluated(LocalId Id, const clang::VarDecl *Captured,
                           const Text &Value, Text &Arguments);
  std::string addToPreamble(LocalId Closure, LocalId Copied);
  std::vector<Span>
  capturesAt(llvm::ArrayRef<clang::SourceLocation> Names) const;

  // CollectAccesses.cpp
  /// The names in \p S that only say what a type is.
  void forEachNamedInType(
      const clang::Stmt *S,
      llvm::function_ref<void(const clang::DeclRefExpr *)> Note) const;
  void collectAccesses(const clang::Stmt *S,
                       llvm::ArrayRef<Replacement> Replaced,
                       std::vector<Access> &Accesses) const;

  // AliasUses.cpp
  void findAliasUses();

  // CollectNames.cpp
  void collectUsedNames();
  void collectNames();
  void checkFunctionUses();

  // Fragments.cpp
  /// The file's text of \p S, edited for the lowered program, with parts
  /// replaced. Refuses what stands in a macro's body.
  Fragment fragment(const clang::Stmt *S,
                    llvm::ArrayRef<Replacement> Replaced = {});
  /// The same for the text in \p Where, which holds \p S.
  Fragment fragmentIn(Span Where, const clang::Stmt *S,
                      llvm::ArrayRef<Replacement> Replaced = {});
  /// Whether \p S is an await that is a poll in place (ReadyCalls).
  bool isReadyCall(const clang::Stmt *S) const;
  void addReadyPoll(const clang::Expr *Await,
                    std::vector<TextEdit> &Edits) const;
  /// Those of all such awaits in \p S.
  void addReadyPolls(const clang::Stmt *S, std::vector<TextEdit> &Edits) const;
  /// The file's text in \p Where, in which an async lambda is a piece of its own.
  Text sliced(Span Where) const;
  /// The same with \p Edits made, but for those in an async lambda, which has a
  /// lowering of its own. Nothing if two overlap.
  std::optional<Text> edited(Span Where, std::vector<TextEdit> Edits) const;
  /// Where the name of the member template stands that \p S, a call or less, names by
  /// its arguments as a member of \p Object; if it does.
  std::optional<unsigned>
  nameOfTemplateMember(const clang::Stmt *S, const clang::Expr *Object) const;
  /// The word `template` that stands in \p S, in \p Where, for members of variables
  /// of the template's own class: of what stands for a variable once it is lowered no
  /// more is known than that it depends on the template's parameters.
  void addOwnTemplates(const clang::Stmt *S, Span Where,
                       std::vector<TextEdit> &Edits) const;
  /// Has \p Lambda made outside, if a constant whose name it captures becomes
  /// static.
  void noteCapturedConstants(const clang::LambdaExpr *Lambda);
  std::optional<Span> spanOf(clang::SourceRange Range) const;
  /// The span of a statement, with the semicolon that ends it.
  std::optional<Span> statementSpan(const clang::Stmt *S) const;
  Span statementSpanOr(const clang::Stmt *S, Span Fallback) const;
  unsigned offsetOf(clang::SourceLocation Loc) const;
  Fragment returnValue(const clang::CoreturnStmt *S, Fragment Value) const;
  bool isImplicitlyMoved(const clang::Expr *E) const;
  /// What an async function that is no stream gives; else null.
  clang::QualType outputType() const;
  /// Each `decltype(x)` of a variable from around the lambda.
  std::vector<clang::SourceRange> capturedDecltypes(const clang::Stmt *S) const;

  void reject(clang::SourceLocation Loc, Refusal What,
              llvm::ArrayRef<std::string> Arguments = {});

  /// Whether \p S has a suspension point: an await that is no poll in place.
  bool hasAwait(const clang::Stmt *S) const;

  VarId addVariable(Variable::KindTy Kind, std::string Name, TypeFacts Type,
                    Span Declared);

  const AsyncFunction &Async;
  const AsyncUses &Uses;
  /// The awaits that are polls in place.
  llvm::DenseSet<const clang::Expr *> ReadyAwaits;
  clang::Preprocessor &PP;
  Reporter &Report;
  MacroUses &Macros;
  clang::ASTContext &Context;
  clang::SourceManager &SM;
  const SourceText &Source;
  Function F;
  VariableIds Ids;
  /// The AST's initialiser of a local whose type differs when lowered.
  llvm::DenseMap<const clang::VarDecl *, FutureType> LoweredTypes;
  /// Futures that a reference of a written type is bound to: `Future<int> &&`, which
  /// is one in a box wherever it comes from.
  llvm::DenseSet<const clang::MaterializeTemporaryExpr *> BoundToBoxes;
  /// The type of what initialises a variable that the AST shows no initialiser
  /// of.
  llvm::DenseMap<const clang::VarDecl *, std::string> GivenTypes;
  /// The arithmetic of which no more than so many low bytes are needed.
  llvm::DenseMap<const clang::Expr *, unsigned> Truncated;
  /// What each await gives, as a type in the future.
  llvm::DenseMap<const clang::Expr *, std::string> AwaitedOutputs;
  /// By the lambda's class or the declaration, and by index.
  llvm::DenseMap<const clang::Decl *, LocalId> LocalIds;
  std::vector<LocalSource> LocalSources;
  /// Of the statement at hand: what is evaluated for its effect alone.
  llvm::SmallVector<const clang::Expr *, 2> Discarded;
  /// The body has a `using namespace`.
  bool HasUsingDirective = false;
  /// What the future hands to the maker of the closure at hand, to learn the
  /// closure's type.
  std::string MakerArguments;
  /// Every identifier of the file, once somebody has asked.
  llvm::StringSet<> FileNames;
  /// Template parameters that are called something else when they are lowered:
  /// where they are named, in the order of the file.
  std::vector<FileEdit> TemplateRenames;
  std::vector<std::unique_ptr<ScopedName>> TemplateNames;
  /// The full-expression at hand is evaluated before a suspension from here.
  unsigned BeforeSuspension = 0;
  /// The innermost branch of an `if constexpr` around what is at hand, and why the
  /// future can't have a type that means something only there; empty if it can.
  BranchId CurrentBranch = NoBranch;
  std::string WhyNotInBranch;
  /// How many conditional operands are around the expression at hand.
  unsigned ConditionalDepth = 0;
  /// Of the full-expression at hand.
  std::vector<VarId> NewFlags;
  Span CurrentStatement;
  bool HasFailed = false;
  /// Where `continue` jumps to, if the loop at hand has work to do first.
  std::string ContinueLabel;
  /// An await may stand between here and the end of the block at hand.
  bool AwaitFollows = true;
};

} // namespace pollux

#endif // POLLUX_LOWER_FUNCTIONLOWERING_H
