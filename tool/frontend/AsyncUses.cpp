//===- AsyncUses.cpp ------------------------------------------------------===//

#include "frontend/AsyncUses.h"
#include "frontend/CanonicalName.h"
#include "frontend/FunctionNames.h"
#include "frontend/FutureOrder.h"
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
  /// Not null if it is one of these, all of them async functions, and which is
  /// known only when the template around it is instantiated.
  const OverloadExpr *Overloads;
  /// Null if it is no call.
  const CallExpr *Call;
  /// The context of the function or the namespace that it stands in.
  const DeclContext *Scope;
  /// The functions that it stands in, the outermost first; no lambdas.
  llvm::SmallVector<const FunctionDecl *, 2> Functions;
  /// A using-declaration gives it its name there.
  bool IsByUsing = false;
  /// `&f`, or the `f` that stands for it, if no other function has that name; else
  /// null.
  const Expr *Address = nullptr;
  /// Its value is what a co_await awaits.
  bool IsAwaited = false;
  /// It may be, or be a part of, what lives across a suspension.
  bool MayBeKept = false;
  /// In a lambda, whose type may have to be known early.
  bool IsInLambda = false;
};

class UseFinder : public RecursiveASTVisitor<UseFinder> {
  using Base = RecursiveASTVisitor<UseFinder>;

public:
  std::vector<Use> find(ASTContext &Context) {
    TraverseDecl(Context.getTranslationUnitDecl());
    return std::move(Uses);
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
  bool TraverseDecltypeTypeLoc(DecltypeTypeLoc Loc) {
    bool Outer = std::exchange(IsInDecltype, true);
    bool Result = Base::TraverseDecltypeTypeLoc(Loc);
    IsInDecltype = Outer;
    return Result;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    add(Ref->getDecl(), Ref->getLocation(), Ref, Ref->getFoundDecl());
    return true;
  }
  bool VisitOverloadExpr(OverloadExpr *Overloads) {
    // The path leads from the whole to this.
    const auto *Call =
        Path.size() > 1 ? dyn_cast_or_null<CallExpr>(Path[Path.size() - 2])
                        : nullptr;
    std::vector<const FunctionDecl *> Candidates = candidatesOf(
        Overloads, Call && overloadsOf(Call) == Overloads ? Call : nullptr);
    if (!Candidates.empty() &&
        llvm::all_of(Candidates, AsyncFunctions::isAnnotated))
      add(Candidates[0], Overloads->getNameLoc(), nullptr, nullptr, Overloads);
    return true;
  }
  bool VisitMemberExpr(MemberExpr *Member) {
    add(Member->getMemberDecl(), Member->getMemberLoc(), nullptr,
        Member->getFoundDecl().getDecl());
    return true;
  }

private:
  void add(const ValueDecl *Named, SourceLocation Loc, const DeclRefExpr *Ref,
           const NamedDecl *Found, const OverloadExpr *Overloads = nullptr) {
    const auto *Callee = dyn_cast<FunctionDecl>(Named);
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    if (!Callee || !AsyncFunctions::isAnnotated(Callee) ||
        (Method && Method->getParent()->isLambda()))
      return;
    Use U{Callee, Loc, Ref, Overloads, nullptr, Scopes.back(), {}};
    for (const DeclContext *Scope : Scopes)
      if (const auto *Function = dyn_cast<FunctionDecl>(Scope))
        U.Functions.push_back(Function);
    U.IsByUsing = Found && isa<UsingShadowDecl>(Found);
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
    if (!U.Call && Ref && !Ref->hadMultipleCandidates() && !IsInDecltype)
      U.Address = addressAround(Path.size() - 1);
    for (; I && isa<Expr>(Path[I - 1]) && !isa<LambdaExpr>(Path[I - 1]); --I)
      ;
    U.IsInLambda = llvm::any_of(Path, [](const Stmt *S) {
      return isa_and_nonnull<LambdaExpr>(S);
    });
    // A lambda or a local class may have to move in front of the future.
    U.MayBeKept = hasSuspension(Path[I]) || llvm::any_of(Path, [](const Stmt *S) {
                    return isa_and_nonnull<DeclStmt, LambdaExpr>(S);
                  });
    Uses.push_back(std::move(U));
  }

  /// `&f` around the name at \p I of the path, or that itself.
  const Expr *addressAround(size_t I) const {
    const auto *Name = cast<Expr>(Path[I]);
    while (I && isa<ParenExpr>(Path[I - 1]))
      --I;
    const auto *Address =
        I ? dyn_cast_or_null<UnaryOperator>(Path[I - 1]) : nullptr;
    return Address && Address->getOpcode() == UO_AddrOf ? Address : Name;
  }

  std::vector<Use> Uses;
  bool IsInDecltype = false;
  std::vector<const Stmt *> Path;
  std::vector<const DeclContext *> Scopes;
};

/// Whether \p Overloads, in template \p Own, names another instance of that: with
/// template arguments that are all written, and not just its own parameters.
bool namesOtherInstance(const OverloadExpr *Overloads,
                        const FunctionDecl *Own) {
  const FunctionTemplateDecl *Template = Own->getDescribedFunctionTemplate();
  if (!Template || Overloads->getNumDecls() != 1 ||
      Template->getTemplateParameters()->hasParameterPack() ||
      Overloads->getNumTemplateArgs() !=
          Template->getTemplateParameters()->size())
    return false;
  auto isOwnParameter = [](const TemplateArgumentLoc &Written) {
    const TemplateArgument &Argument = Written.getArgument();
    if (Argument.getKind() == TemplateArgument::Type)
      return Argument.getAsType()->isTemplateTypeParmType();
    const Expr *Value = Argument.getKind() == TemplateArgument::Expression
                            ? Argument.getAsExpr()->IgnoreImplicit()
                            : nullptr;
    const auto *Ref = dyn_cast_or_null<DeclRefExpr>(Value);
    return Ref && isa<NonTypeTemplateParmDecl>(Ref->getDecl());
  };
  return !llvm::all_of(Overloads->template_arguments(), isOwnParameter);
}

class Decider {
public:
  Decider(ASTContext &Context, AsyncFunctions &All, Reporter &Report)
      : Context(Context), SM(Context.getSourceManager()),
        LangOpts(Context.getLangOpts()), All(All), Report(Report) {}

  /// Why \p U can't have the future itself; nothing if it can.
  std::optional<BoxReason> whyBoxed(const Use &U) const {
    if (U.Overloads)
      return whyOverloadBoxed(U);
    const AsyncFunction *Callee = find(U);
    const auto *Method = dyn_cast<CXXMethodDecl>(U.Named);
    if (isVirtual(U.Named))
      return BoxReason::Virtual;
    if (!Callee && U.Named->isDefined())
      return std::nullopt; // It has been refused.
    if (!Callee)
      return BoxReason::DefinedElsewhere;
    if (Callee->IsFriendInClass)
      return BoxReason::FriendInClass;
    if (!U.Call)
      return BoxReason::AddressTaken;
    if (Method)
      return whyMemberBoxed(U, *Callee);
    SourceLocation Loc = placeOf(U);
    SourceRange Whole = Callee->Definition->getSourceRange();
    if (isBefore(Loc, Whole.getBegin()))
      return BoxReason::DefinedBelow;
    // The handlers of a function's own `try` stand behind its end.
    if ((isBefore(Loc, Whole.getEnd()) || asyncFunctionAround(U) == Callee) &&
        (U.IsAwaited || U.MayBeKept))
      return BoxReason::Recursive;
    return std::nullopt;
  }

  /// Why a use that could have the future itself, under another name than the
  /// function's own, can't be given that.
  std::optional<BoxReason> whyNotRenamed(const Use &U) const {
    SourceLocation Loc = U.Loc;
    SourceLocation InFile = SM.getFileLoc(Loc);
    if (find(U)->InPlaceName.empty())
      return BoxReason::Operator;
    if ((Loc.isMacroID() && !SM.isMacroArgExpansion(Loc)) ||
        !SM.isWrittenInMainFile(InFile) ||
        Lexer::getSourceText(CharSourceRange::getTokenRange(InFile), SM,
                             LangOpts) != U.Named->getName())
      return BoxReason::NamedInMacro;
    // What a class declares beside a member is like that in all but its name.
    if (isa<CXXMethodDecl>(U.Named))
      return U.IsByUsing ? std::optional(BoxReason::NamedByUsing)
                         : std::nullopt;
    // The other function is declared once, as the definition is.
    const FunctionDecl *Definition = find(U)->Definition;
    for (unsigned I = 0;
         I != std::min(U.Call->getNumArgs(), Definition->getNumParams()); ++I)
      if (isa<CXXDefaultArgExpr>(U.Call->getArg(I)) &&
          Definition->getParamDecl(I)->hasInheritedDefaultArg())
        return BoxReason::DefaultArgument;
    return std::nullopt;
  }

  /// Whether what awaits \p U, which needs a box for that reason, can make it of
  /// the future itself: there the type of that is known.
  bool isBoxedByAwait(const Use &U, BoxReason Why) const {
    const AsyncFunction *Callee = find(U);
    return Why == BoxReason::Recursive && Callee && U.IsAwaited &&
           !U.IsInLambda && !U.Overloads && !Callee->Primary &&
           !Callee->Definition->getDescribedFunctionTemplate() &&
           (!Callee->hasBoxedEntry() || !whyNotRenamed(U));
  }

  /// Sees to it that the name of \p U's function gives a box.
  void requireEntry(const Use &U, BoxReason Why) {
    AsyncFunction *Callee = find(U);
    // What is awaited right away is boxed by what holds it.
    if (!Callee || Why == BoxReason::Virtual ||
        (!U.Overloads && Why == BoxReason::Recursive && U.IsAwaited &&
         !U.IsInLambda))
      return;
    if (U.Overloads) {
      std::vector<const FunctionDecl *> Candidates =
          candidatesOf(U.Overloads, U.Call);
      if (U.IsInLambda || !U.IsAwaited || !haveOneType(Candidates))
        for (const FunctionDecl *Candidate : Candidates)
          if (isInFileOf(U, Candidate))
            giveEntry(*All.find(Candidate));
      return;
    }
    if (Callee->hasBoxedEntry() ||
        (isInFileOf(U, Callee->Definition) && !Callee->Primary)) {
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
    Function.GivesBox = true;
    if (Function.Definition->getIdentifier())
      Function.InPlaceName = nameNotIn(
          File, Function.Definition->getNameAsString() + "_in_place");
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
    if (isa<CXXMethodDecl>(U.Named) || (U.Ref->hasQualifier() && !U.IsByUsing))
      return {Where, Callee->InPlaceName};
    if (U.Ref->hasQualifier())
      Where.Begin = SM.getFileOffset(
          SM.getFileLoc(U.Ref->getQualifierLoc().getBeginLoc()));
    return {Where, All.qualifierIn(U.Scope, Callee->Definition->getDeclContext(),
                                   Callee->InPlaceName) +
                       Callee->InPlaceName};
  }

  /// What \p U, the address of a function, becomes where the body is an overload
  /// of it: a cast, which says which is meant. Nothing if there is none, or no
  /// text to put it in.
  std::optional<FileEdit> choose(const Use &U) const {
    bool HasOverload =
        find(U) || llvm::any_of(All.declaredApart(), [&](const auto &Declared) {
          return Declared.Definition == U.Named->getCanonicalDecl();
        });
    if (!HasOverload || !U.Address || U.Address->isTypeDependent())
      return std::nullopt;
    CharSourceRange Range = Lexer::makeFileCharRange(
        CharSourceRange::getTokenRange(U.Address->getSourceRange()), SM,
        LangOpts);
    if (Range.isInvalid() || !SM.isWrittenInMainFile(Range.getBegin()))
      return std::nullopt;
    Span Where{SM.getFileOffset(Range.getBegin()),
               SM.getFileOffset(Range.getEnd())};
    QualType Type = U.Address->getType();
    if (U.Address->isGLValue())
      Type = Context.getLValueReferenceType(Type);
    return FileEdit{
        Where, "static_cast<" +
                   canonicalName(Type, PrintingPolicy(LangOpts)) +
                   ">(" +
                   Lexer::getSourceText(Range, SM, LangOpts).str() + ")"};
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
  /// A class's futures stand behind it, and all of them in front of those that
  /// hold them, but in a circle.
  std::optional<BoxReason> whyMemberBoxed(const Use &U,
                                          const AsyncFunction &Callee) const {
    const AsyncFunction *Around = asyncFunctionAround(U);
    if (Around == &Callee)
      return U.IsAwaited || U.MayBeKept ? std::optional(BoxReason::Recursive)
                                        : std::nullopt;
    // A template is instantiated when all of the file is known; but not what names
    // one instance of it.
    bool IsTemplated = U.Named->isTemplated() &&
                       U.Scope->isDependentContext() &&
                       isKnownTo(fileOf(placeOf(U)), Callee);
    if (!Around)
      return isBefore(placeOf(U), pollux::placeOf(Callee, SM)) && !IsTemplated
                 ? std::optional(BoxReason::DefinedBelow)
                 : std::nullopt;
    if (AsyncFunctions::isDefinedBefore(Callee, *Around))
      return std::nullopt;
    if (awaits(Callee, *Around))
      return BoxReason::Circle;
    return IsTemplated ? std::nullopt : std::optional(BoxReason::DefinedBelow);
  }

  /// Whether all of \p Candidates are declared to return the same.
  bool haveOneType(llvm::ArrayRef<const FunctionDecl *> Candidates) const {
    return llvm::all_of(Candidates, [&](const FunctionDecl *Candidate) {
      return !Candidate->getReturnType()->isDependentType() &&
             Context.hasSameType(Candidate->getReturnType(),
                                 Candidates[0]->getReturnType());
    });
  }

  /// Whether the future of \p Callee, a template, can name it.
  static bool isNamedInFront(const AsyncFunction &Callee) {
    return isa<CXXMethodDecl>(Callee.Definition) ||
           Callee.Definition->getPreviousDecl();
  }

  /// A box is the same for all candidates; and one that awaits its holder can't
  /// be held, whichever it is.
  std::optional<BoxReason> whyOverloadBoxed(const Use &U) const {
    std::vector<const FunctionDecl *> Candidates = candidatesOf(U.Overloads, U.Call);
    const AsyncFunction *Around = asyncFunctionAround(U);
    bool HaveOneType = haveOneType(Candidates);
    bool GivesBox = true, IsSelf = false;
    bool IsCircle = Around && (U.IsAwaited || U.MayBeKept);
    for (const FunctionDecl *Candidate : Candidates) {
      const AsyncFunction *Callee = All.find(Candidate);
      bool IsOwn = Callee && Callee == Around;
      IsSelf |= IsOwn;
      GivesBox &= Callee && Callee->hasBoxedEntry();
      IsCircle &= Callee && (HaveOneType || isNamedInFront(*Callee)) &&
                  (IsOwn ? !namesOtherInstance(U.Overloads, Candidate)
                         : !AsyncFunctions::isDefinedBefore(*Callee, *Around) &&
                               awaits(*Callee, *Around));
    }
    if (IsCircle)
      return IsSelf ? BoxReason::Recursive : BoxReason::Circle;
    if (!GivesBox)
      return std::nullopt;
    return isVirtual(Candidates[0]) ? BoxReason::Virtual : BoxReason::Undecided;
  }

  /// Whether \p File is, or includes, the one that defines \p Callee further down.
  /// A header must not count on what only its includer brings.
  bool isKnownTo(FileID File, const AsyncFunction &Callee) const {
    if (!Callee.isDeclaredApart())
      return true;
    for (FileID Defined = fileOf(Callee.Definition->getLocation());
         Defined.isValid();
         Defined = SM.getDecomposedIncludedLoc(Defined).first)
      if (Defined == File)
        return true;
    return false;
  }

  /// The async function in whose body \p U stands, lambdas aside; or null.
  const AsyncFunction *asyncFunctionAround(const Use &U) const {
    for (const FunctionDecl *Function : llvm::reverse(U.Functions)) {
      const AsyncFunction *Async = All.find(Function);
      if (Async && !isBefore(U.Loc, Async->Body->getBeginLoc()) &&
          !isBefore(Async->Body->getEndLoc(), U.Loc))
        return Async;
    }
    return nullptr;
  }

  /// Whether \p From calls \p To, itself or by way of others.
  bool awaits(const AsyncFunction &From, const AsyncFunction &To) const {
    llvm::SmallPtrSet<const AsyncFunction *, 8> Seen;
    std::vector<const AsyncFunction *> Work = {&From};
    while (!Work.empty()) {
      const AsyncFunction *Async = Work.back();
      Work.pop_back();
      if (!Seen.insert(Async).second)
        continue;
      if (Async == &To)
        return true;
      for (const FunctionDecl *Callee : calleesOf(*Async))
        if (const AsyncFunction *Called = All.find(Callee);
            Called && !Called->isVirtual() && !Called->IsFriendInClass &&
            (AsyncFunctions::isDefinedBefore(*Called, *Async) ||
             isKnownTo(fileOf(Async->Definition->getLocation()), *Called)))
          Work.push_back(Called);
    }
    return false;
  }

  FileID fileOf(SourceLocation Loc) const {
    return SM.getFileID(SM.getExpansionLoc(Loc));
  }
  SourceLocation placeOf(const Use &U) const {
    return SM.getExpansionLoc(U.Loc);
  }
  bool isInFileOf(const Use &U, const FunctionDecl *Decl) const {
    return fileOf(placeOf(U)) == fileOf(Decl->getLocation());
  }

  ASTContext &Context;
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
  auto need = [this](const std::string &Header) {
    if (!llvm::is_contained(Headers, Header))
      Headers.push_back(Header);
  };
  for (AsyncFunction &Function : All.all()) {
    if (Decide.isDeclaredElsewhere(Function))
      Decide.giveEntry(Function);
    if (Function.IsInMainFile && Function.isDeclaredApart())
      need(Function.ClassHeader);
  }
  for (const Use &U : Uses)
    if (std::optional<BoxReason> Why = Decide.whyBoxed(U))
      Decide.requireEntry(U, *Why);

  for (const Use &U : Uses) {
    AsyncFunction *Callee = Decide.find(U);
    std::optional<BoxReason> Why = Decide.whyBoxed(U);
    if (!Why && Callee && Callee->hasBoxedEntry() && !U.Overloads)
      Why = Decide.whyNotRenamed(U);
    bool IsBoxedByAwait = Why && Decide.isBoxedByAwait(U, *Why);
    if (Why)
      Boxed.insert(U.Loc);
    if (IsBoxedByAwait)
      BoxedByAwait.insert(U.Loc);
    if (Callee && Why != BoxReason::Recursive)
      Callee->IsUsed = true;
    if (U.Overloads && Why && !Callee->hasBoxedEntry())
      BoxedByHolder.insert(U.Overloads);
    if (Callee && !U.Call) {
      std::vector<const FunctionDecl *> Named = {U.Named};
      if (U.Overloads)
        Named = candidatesOf(U.Overloads, U.Call);
      for (const FunctionDecl *Candidate : Named)
        if (AsyncFunction *Function = All.find(Candidate))
          Function->IsBodyRenamed = Function->IsInMainFile &&
                                    !Function->IsFriendInClass &&
                                    !Function->isDeclaredApart() &&
                                    !namesFunction(Function->Body);
    }
    if (!Decide.isInMainFile(U))
      continue;
    if (!Why && Callee && !Callee->Header.empty() && !Callee->IsInMainFile)
      need(Callee->Header);
    if (Why) {
      Boxes.push_back({U.Loc,
                       U.Named->getNameAsString(), *Why});
      if (!U.Call && !U.Overloads &&
          (!Callee || !(Callee->IsBodyRenamed || Callee->IsFriendInClass)))
        if (std::optional<FileEdit> Choice = Decide.choose(U))
          Renames.push_back(*Choice);
    }
    if ((!Why || IsBoxedByAwait) && Callee && Callee->hasBoxedEntry() &&
        !U.Overloads) {
      Callee->IsCalledInPlace = true;
      Renames.push_back(Decide.rename(U));
    }
  }
  sortUnique(Renames);
  llvm::sort(Boxes, [&](const BoxedUse &A, const BoxedUse &B) {
    return Decide.isBefore(A.Loc, B.Loc);
  });
  Boxes.erase(std::unique(Boxes.begin(), Boxes.end(),
                          [](const BoxedUse &A, const BoxedUse &B) {
                            return A.Loc == B.Loc;
                          }),
              Boxes.end());
}

const FunctionDecl *AsyncUses::boxedByHolder(const CallExpr *Call) const {
  const OverloadExpr *Overloads = Call ? overloadsOf(Call) : nullptr;
  return Overloads && BoxedByHolder.contains(Overloads)
             ? candidatesOf(Overloads, Call)[0]
             : nullptr;
}

/// Where the name of the function stands that \p Call calls.
static SourceLocation nameOfCalled(const CallExpr *Call) {
  const Expr *Name = Call->getCallee()->IgnoreParenImpCasts();
  // `(&f)(x)`, `(*f)(x)`, `(object.*(&Class::f))(x)`.
  while (isa<UnaryOperator, BinaryOperator>(Name)) {
    const auto *Unary = dyn_cast<UnaryOperator>(Name);
    Name = (Unary ? Unary->getSubExpr() : cast<BinaryOperator>(Name)->getRHS())
               ->IgnoreParenImpCasts();
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Name))
    return Ref->getLocation();
  if (const auto *Member = dyn_cast<MemberExpr>(Name))
    return Member->getMemberLoc();
  return {};
}

const AsyncFunction *AsyncUses::futureOf(const CallExpr *Call) const {
  const FunctionDecl *Callee = Call->getDirectCallee();
  const AsyncFunction *Function = Callee ? All.find(Callee) : nullptr;
  bool IsBoxed = Boxed.contains(nameOfCalled(Call)) ||
                 (Function && Function->IsBoxed);
  return IsBoxed ? nullptr : Function;
}

const AsyncFunction *AsyncUses::futureForBox(const CallExpr *Call) const {
  return BoxedByAwait.contains(nameOfCalled(Call))
             ? All.find(Call->getDirectCallee())
             : nullptr;
}

} // namespace pollux
