//===- FunctionLowering.h - Private to lower/ -------------------*- C++ -*-===//
//
// The lowering of one function, cut by question:
//
//   Lower.cpp          signature, parameters, the whole
//   LowerStatement.cpp which statements are taken apart, and how
//   LowerExpression.cpp what is evaluated before an await, in which order, and
//                      where it is kept
//   LowerDeclaration.cpp locals and their initialisers
//   SpellType.cpp      how a type is written at namespace scope
//   LocalDefinitions.cpp which classes and lambdas of the body can get a name
//                      outside of it
//   CollectAccesses.cpp which variables an expression touches
//   CollectNames.cpp   which names the body uses, and where
//   Fragments.cpp      source text with its edits
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_LOWER_FUNCTIONLOWERING_H
#define POLLUX_LOWER_FUNCTIONLOWERING_H

#include "diagnostics/Diagnose.h"
#include "frontend/AsyncFunctions.h"
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

/// A part of an expression that is replaced, because it has been evaluated
/// already.
struct Replacement {
  const clang::Expr *Replaced;
  Fragment By;
};

/// The variables of a function that the AST has a declaration of.
using VariableIds = llvm::DenseMap<const clang::VarDecl *, VarId>;

/// The variable that \p D names, or null. A name of a structured binding stands
/// for what holds its part, if that is in \p Ids, else for the whole.
const clang::VarDecl *variableOf(const clang::ValueDecl *D,
                                 const VariableIds &Ids);

class FunctionLowering {
public:
  FunctionLowering(const AsyncFunction &Async, const AsyncFunctions &All,
                   clang::Preprocessor &PP, const SourceText &Source,
                   Reporter &Report, MacroUses &Macros);

  /// The lowered function, or nothing if something was refused.
  std::optional<Function> run();

private:
  // Lower.cpp
  void lowerSignature();
  void lowerParameters();

  // LowerStatement.cpp
  void lowerStatement(const clang::Stmt *S, OpList &Ops);
  std::unique_ptr<BlockOp> lowerBlock(const clang::Stmt *S);
  Span innerSpan(const clang::CompoundStmt *S) const;
  void lowerCompound(const clang::CompoundStmt *S, OpList &Ops);
  void lowerIf(const clang::IfStmt *S, OpList &Ops);
  void lowerWhile(const clang::WhileStmt *S, OpList &Ops);
  void lowerSwitch(const clang::SwitchStmt *S, OpList &Ops);
  void lowerTry(const clang::CXXTryStmt *S, OpList &Ops);
  void lowerRangeFor(const clang::CXXForRangeStmt *S, OpList &Ops);
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

  // LowerDeclaration.cpp
  void lowerDeclaration(const clang::DeclStmt *S, OpList &Ops);
  void lowerVariable(const clang::VarDecl *Var, const clang::DeclStmt *S,
                     OpList &Ops, const Fragment *GivenInit = nullptr);
  VarId declareVariable(const clang::VarDecl *Var, Variable::KindTy Kind,
                        bool OwnersAreKept = false);
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
  Fragment lowerAwait(const clang::CoawaitExpr *E, OpList &Ops);
  Fragment lowerTemporary(const clang::MaterializeTemporaryExpr *E,
                          OpList &Ops);
  Fragment spillCondition(const clang::Expr *E, const Fragment &Value,
                          OpList &Ops);
  Fragment lowerLogical(const clang::BinaryOperator *E, OpList &Ops);
  Fragment lowerChoice(const clang::ConditionalOperator *E, OpList &Ops);
  Fragment lowerAround(const clang::Expr *Whole, const clang::Expr *Inner,
                       OpList &Ops);
  Fragment lowerEarly(const clang::Expr *E, OpList &Ops);
  std::unique_ptr<BlockOp>
  lowerArm(llvm::function_ref<void(OpList &)> Lower);
  void evaluate(const Fragment &Value, OpList &Ops);
  void construct(VarId Id, DeclareOp::InitTy Style, const Fragment &Value,
                 OpList &Ops);
  TypeFacts temporaryFacts(const clang::MaterializeTemporaryExpr *E);
  /// What stands for \p E once it is in \p Id.
  static Fragment useOfTemporary(VarId Id,
                                 const clang::MaterializeTemporaryExpr *E);
  /// A new temporary of the full-expression at hand, not yet declared.
  VarId addTemporary(Variable::KindTy Kind, std::string Name, TypeFacts Facts);
  VarId addSpilled(const clang::Expr *E);
  DeclareOp::InitTy temporaryStyle(const clang::Expr *E, clang::QualType Type,
                                   const Fragment &Init) const;
  Fragment spill(const clang::Expr *E, Fragment Value, OpList &Ops);
  Fragment lowerOperands(const clang::Expr *Whole,
                         llvm::ArrayRef<const clang::Expr *> InOrder,
                         OpList &Ops, std::optional<Span> Where = {});
  bool needsOps(const clang::Expr *E) const;
  std::string awaitedName(const clang::Expr *Operand) const;

  // SpellType.cpp
  /// How a type is written at namespace scope.
  struct SpelledType {
    /// Empty if it can't be.
    std::string Words;
    /// The reason for that, as the end of a sentence.
    std::string WhyNot;
    /// What it names of the body's own.
    std::vector<LocalId> Locals;
  };
  SpelledType spell(clang::QualType Type);
  TypeFacts factsOf(clang::QualType Type);
  /// The type of \p E in the lowered program, where it differs from Clang's:
  /// the future of an async call, or a combinator over some.
  struct FutureType {
    std::string Spelling;
    /// The async function, if it is the future of one.
    const AsyncFunction *Function = nullptr;
    std::vector<LocalId> Locals = {};

    void applyTo(TypeFacts &Facts) const {
      Facts.Spelling = Spelling;
      Facts.Locals = Locals;
    }
  };
  std::optional<FutureType> loweredType(const clang::Expr *E);
  bool mentionsAsyncCall(const clang::Stmt *S) const;

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
  std::string lookAtStatement(LocalId Id);
  std::string lookAtClosure(LocalId Id);
  std::string whyNotInNamespace(LocalId Id);
  std::string addCapture(LocalId Id, const clang::ValueDecl *Captured,
                         Text &Arguments);
  std::string addEvaluated(LocalId Id, const clang::VarDecl *Captured,
                           const Text &Value, Text &Arguments);
  std::string addToPreamble(LocalId Closure, LocalId Copied);
  /// The names that a statement gives to the scope that it stands in.
  std::vector<std::string> namesOf(const clang::DeclStmt *S) const;
  bool isDeclaredOutside(llvm::StringRef Name) const;
  std::string newOuterName(llvm::StringRef Wanted);
  bool followsMacroDefinition(Span Where) const;
  /// "keep_locals::Pair", "keep_locals::Add".
  std::string qualifiedName(LocalId Id) const;

  // CollectAccesses.cpp
  void collectAccesses(const clang::Stmt *S,
                       llvm::ArrayRef<Replacement> Replaced,
                       std::vector<Access> &Accesses) const;

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
  std::optional<Span> spanOf(clang::SourceRange Range) const;
  /// The span of a statement, with the semicolon that ends it.
  std::optional<Span> statementSpan(const clang::Stmt *S) const;
  Span statementSpanOr(const clang::Stmt *S, Span Fallback) const;
  unsigned offsetOf(clang::SourceLocation Loc) const;
  Fragment returnValue(const clang::CoreturnStmt *S, Fragment Value) const;
  bool isImplicitlyMoved(const clang::Expr *E) const;

  void reject(clang::SourceLocation Loc, Refusal What,
              llvm::ArrayRef<std::string> Arguments = {});

  static bool hasAwait(const clang::Stmt *S);

  VarId addVariable(Variable::KindTy Kind, std::string Name, TypeFacts Type,
                    Span Declared);

  const AsyncFunction &Async;
  const AsyncFunctions &All;
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
  /// By the lambda's class or the declaration, and by index.
  llvm::DenseMap<const clang::Decl *, LocalId> LocalIds;
  std::vector<LocalSource> LocalSources;
  /// Every identifier of the file, once somebody has asked.
  llvm::StringSet<> FileNames;
  /// The full-expression at hand is evaluated before a suspension from here.
  unsigned BeforeSuspension = 0;
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
