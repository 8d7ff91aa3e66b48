//===- AsyncUses.cpp ------------------------------------------------------===//

#include "frontend/AsyncUses.h"
#include "frontend/Suspensions.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

namespace pollux {

using namespace clang;

namespace {

/// One mention of an async function.
struct Use {
  const FunctionDecl *Named;
  SourceLocation Loc;
  /// Null if it is behind `object.`.
  const DeclRefExpr *Ref;
  /// Null if it is no call.
  const CallExpr *Call;
  /// The context of the function or the namespace that it stands in.
  const DeclContext *Scope;
  /// Its value is what a co_await awaits.
  bool IsAwaited = false;
  /// It may be, or be a part of, what lives across a suspension.
  bool MayBeKept = false;
};

bool hasAwait(const Stmt *S) {
  if (!S)
    return false;
  if (suspensionOperand(S))
    return true;
  return !isa<LambdaExpr>(S) && llvm::any_of(S->children(), hasAwait);
}

class UseFinder : public RecursiveASTVisitor<UseFinder> {
  using Base = RecursiveASTVisitor<UseFinder>;

public:
  std::vector<Use> find(ASTContext &Context) {
    TraverseDecl(Context.getTranslationUnitDecl());
    return std::move(Found);
  }

  bool TraverseStmt(Stmt *S) {
    Path.push_back(S);
    bool Result = Base::TraverseStmt(S);
    Path.pop_back();
    return Result;
  }
  bool TraverseDecl(Decl *D) {
    auto *Context = dyn_cast_or_null<DeclContext>(D);
    if (Context)
      Scopes.push_back(Context);
    bool Result = Base::TraverseDecl(D);
    if (Context)
      Scopes.pop_back();
    return Result;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    add(Ref->getDecl(), Ref->getLocation(), Ref);
    return true;
  }
  bool VisitMemberExpr(MemberExpr *Member) {
    add(Member->getMemberDecl(), Member->getMemberLoc(), nullptr);
    return true;
  }

private:
  void add(const ValueDecl *Named, SourceLocation Loc, const DeclRefExpr *Ref) {
    const auto *Callee = dyn_cast<FunctionDecl>(Named);
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    if (!Callee || !AsyncFunctions::isAnnotated(Callee) ||
        (Method && Method->getParent()->isLambda()))
      return;
    Use U{Callee, Loc, Ref, nullptr, Scopes.back()};
    // Outwards: the call, what it is awaited by, the whole expression.
    size_t I = Path.size() - 1;
    while (I && isa<ParenExpr, ImplicitCastExpr>(Path[I - 1]))
      --I;
    const auto *Call = I ? dyn_cast<CallExpr>(Path[I - 1]) : nullptr;
    if (Call && Call->getCallee() == Path[I]) {
      U.Call = Call;
      --I;
      size_t J = I;
      while (J && isa<ParenExpr, ImplicitCastExpr, ExprWithCleanups,
                      CXXBindTemporaryExpr, MaterializeTemporaryExpr>(
                      Path[J - 1]))
        --J;
      U.IsAwaited = J && isAwait(Path[J - 1]);
    }
    for (; I && isa<Expr>(Path[I - 1]) && !isa<LambdaExpr>(Path[I - 1]); --I)
      ;
    // A lambda or a local class may have to move in front of the future.
    U.MayBeKept = hasAwait(Path[I]) || llvm::any_of(Path, [](const Stmt *S) {
                    return isa_and_nonnull<DeclStmt, LambdaExpr>(S);
                  });
    Found.push_back(U);
  }

  std::vector<Use> Found;
  std::vector<const Stmt *> Path;
  std::vector<const DeclContext *> Scopes;
};

class Decider {
public:
  Decider(ASTContext &Context, AsyncFunctions &All, Reporter &Report)
      : SM(Context.getSourceManager()), LangOpts(Context.getLangOpts()),
        All(All), Report(Report) {}

  /// Why \p U can't have the future itself; nothing if it can.
  std::optional<BoxReason> whyBoxed(const Use &U) const {
    const AsyncFunction *Callee = find(U);
    const auto *Method = dyn_cast<CXXMethodDecl>(U.Named);
    if (Method && Method->isVirtual())
      return BoxReason::Virtual;
    if (!Callee && U.Named->isDefined())
      return std::nullopt; // It has been refused.
    if (!Callee)
      return BoxReason::DefinedElsewhere;
    if (!U.Call)
      return BoxReason::AddressTaken;
    SourceLocation Loc = placeOf(U);
    SourceRange Whole = Callee->Definition->getSourceRange();
    // A class's are all known behind it.
    if (Method)
      return U.IsAwaited && isBefore(Whole.getBegin(), Loc) &&
                     isBefore(Loc, Whole.getEnd())
                 ? std::optional(BoxReason::Recursive)
                 : std::nullopt;
    if (isBefore(Loc, Whole.getBegin()))
      return BoxReason::DefinedBelow;
    if (isBefore(Loc, Whole.getEnd()) && (U.IsAwaited || U.MayBeKept))
      return BoxReason::Recursive;
    return std::nullopt;
  }

  /// Why a use that could have the future itself, under another name than the
  /// function's own, can't be given that.
  std::optional<BoxReason> whyNotRenamed(const Use &U) const {
    SourceLocation Loc = U.Loc;
    SourceLocation InFile = SM.getFileLoc(Loc);
    if ((Loc.isMacroID() && !SM.isMacroArgExpansion(Loc)) ||
        !SM.isWrittenInMainFile(InFile) ||
        Lexer::getSourceText(CharSourceRange::getTokenRange(InFile), SM,
                             LangOpts) != U.Named->getName())
      return BoxReason::NamedInMacro;
    // The other function is declared once, as the definition is.
    const FunctionDecl *Definition = find(U)->Definition;
    for (unsigned I = 0;
         I != std::min(U.Call->getNumArgs(), Definition->getNumParams()); ++I)
      if (isa<CXXDefaultArgExpr>(U.Call->getArg(I)) &&
          Definition->getParamDecl(I)->hasInheritedDefaultArg())
        return BoxReason::DefaultArgument;
    return std::nullopt;
  }

  /// Sees to it that the name of \p U's function gives a box.
  void requireEntry(const Use &U, BoxReason Why) {
    AsyncFunction *Callee = find(U);
    // What is awaited right away is boxed by what holds it.
    if (!Callee || Why == BoxReason::Virtual ||
        (Why == BoxReason::Recursive && U.IsAwaited))
      return;
    if (Callee->hasBoxedEntry() || (isInFileOf(U, Callee->Definition) &&
                                    !isa<CXXMethodDecl>(U.Named) &&
                                    !Callee->Primary)) {
      giveEntry(*Callee);
      return;
    }
    if (!SM.isWrittenInMainFile(SM.getFileLoc(U.Loc)))
      return;
    Report.refuse(U.Loc,
                  Why == BoxReason::AddressTaken
                      ? Refusal::AddressOfAsync
                      : Refusal::AwaitedBeforeDefinition,
                  {U.Named->getNameAsString()});
  }

  void giveEntry(AsyncFunction &Function) {
    if (Function.hasBoxedEntry())
      return;
    // Nothing in the file may hide it. What other files say doesn't count, as
    // for the future's name.
    llvm::StringRef File = SM.getBufferData(
        fileOf(Function.Definition->getLocation()));
    std::string Base = Function.Definition->getNameAsString() + "_in_place";
    Function.InPlaceName = Base;
    for (unsigned Ordinal = 2; File.contains(Function.InPlaceName); ++Ordinal)
      Function.InPlaceName = Base + "_" + std::to_string(Ordinal);
  }

  /// Whether another header declares \p Function, which can't know its future.
  bool isDeclaredElsewhere(const AsyncFunction &Function) const {
    SourceLocation Defined = Function.Definition->getLocation();
    return llvm::any_of(
        Function.Definition->redecls(), [&](const FunctionDecl *Decl) {
          FileID File = fileOf(Decl->getLocation());
          return File != fileOf(Defined) && File != SM.getMainFileID() &&
                 isBefore(Decl->getLocation(), Defined);
        });
  }

  /// The name of what gives the future itself, as it is written at \p U, and
  /// what it stands for.
  FileEdit rename(const Use &U) const {
    const AsyncFunction *Callee = find(U);
    SourceLocation Loc = SM.getFileLoc(U.Loc);
    unsigned Begin = SM.getFileOffset(Loc);
    Span Where{Begin, Begin + unsigned(Callee->Definition->getName().size())};
    // A using-declaration brings in the function's own name only.
    bool IsUsed = U.Ref->getFoundDecl() != U.Ref->getDecl() &&
                  isa<UsingShadowDecl>(U.Ref->getFoundDecl());
    if (U.Ref->hasQualifier() && !IsUsed)
      return {Where, Callee->InPlaceName};
    if (U.Ref->hasQualifier())
      Where.Begin = SM.getFileOffset(
          SM.getFileLoc(U.Ref->getQualifierLoc().getBeginLoc()));
    return {Where, AsyncFunctions::qualifierIn(
                       U.Scope, Callee->Definition->getDeclContext()) +
                       Callee->InPlaceName};
  }

  AsyncFunction *find(const Use &U) const {
    return All.find(U.Named);
  }
  bool isInMainFile(const Use &U) const {
    return SM.isWrittenInMainFile(SM.getFileLoc(U.Loc));
  }
  bool isBefore(SourceLocation A, SourceLocation B) const {
    return SM.isBeforeInTranslationUnit(SM.getExpansionLoc(A),
                                        SM.getExpansionLoc(B));
  }

private:
  FileID fileOf(SourceLocation Loc) const {
    return SM.getFileID(SM.getExpansionLoc(Loc));
  }
  SourceLocation placeOf(const Use &U) const {
    return SM.getExpansionLoc(U.Loc);
  }
  bool isInFileOf(const Use &U, const FunctionDecl *Decl) const {
    return fileOf(placeOf(U)) == fileOf(Decl->getLocation());
  }

  SourceManager &SM;
  const LangOptions &LangOpts;
  AsyncFunctions &All;
  Reporter &Report;
};

} // namespace

AsyncUses::AsyncUses(ASTContext &Context, AsyncFunctions &All,
                     Reporter &Report)
    : All(All) {
  std::vector<Use> Uses = UseFinder().find(Context);
  Decider Decide(Context, All, Report);
  for (AsyncFunction &Function : All.all())
    if (Decide.isDeclaredElsewhere(Function))
      Decide.giveEntry(Function);
  for (const Use &U : Uses)
    if (std::optional<BoxReason> Why = Decide.whyBoxed(U))
      Decide.requireEntry(U, *Why);

  for (const Use &U : Uses) {
    AsyncFunction *Callee = Decide.find(U);
    std::optional<BoxReason> Why = Decide.whyBoxed(U);
    if (!Why && Callee && Callee->hasBoxedEntry())
      Why = Decide.whyNotRenamed(U);
    if (Why)
      Boxed.insert(U.Loc);
    if (Callee && Why != BoxReason::Recursive)
      Callee->IsUsed = true;
    if (!Decide.isInMainFile(U))
      continue;
    if (!Why && Callee && !Callee->Header.empty() && !Callee->IsInMainFile &&
        !llvm::is_contained(Headers, Callee->Header))
      Headers.push_back(Callee->Header);
    if (Why) {
      Boxes.push_back({U.Loc,
                       U.Named->getNameAsString(), *Why});
    } else if (Callee && Callee->hasBoxedEntry()) {
      Callee->IsCalledInPlace = true;
      Renames.push_back(Decide.rename(U));
    }
  }
  // The AST has some expressions twice.
  llvm::sort(Renames, [](const FileEdit &A, const FileEdit &B) {
    return A.Where.Begin < B.Where.Begin;
  });
  Renames.erase(std::unique(Renames.begin(), Renames.end(),
                            [](const FileEdit &A, const FileEdit &B) {
                              return A.Where == B.Where;
                            }),
                Renames.end());
  llvm::sort(Boxes, [&](const BoxedUse &A, const BoxedUse &B) {
    return Decide.isBefore(A.Loc, B.Loc);
  });
  Boxes.erase(std::unique(Boxes.begin(), Boxes.end(),
                          [](const BoxedUse &A, const BoxedUse &B) {
                            return A.Loc == B.Loc;
                          }),
              Boxes.end());
}

const AsyncFunction *AsyncUses::futureOf(const CallExpr *Call) const {
  const FunctionDecl *Callee = Call->getDirectCallee();
  const AsyncFunction *Function = Callee ? All.find(Callee) : nullptr;
  const Expr *Name = Call->getCallee()->IgnoreParenImpCasts();
  SourceLocation Loc;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Name))
    Loc = Ref->getLocation();
  else if (const auto *Member = dyn_cast<MemberExpr>(Name))
    Loc = Member->getMemberLoc();
  bool IsBoxed = Boxed.contains(Loc) || (Function && Function->IsBoxed);
  return IsBoxed ? nullptr : Function;
}

} // namespace pollux
