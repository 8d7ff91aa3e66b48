//===- CollectNames.cpp - Which names the body uses, and where ------------===//
//
// Generated names keep clear of every identifier in the body, macros expanded;
// a variable that must be renamed is renamed at each of its mentions.
//
//===----------------------------------------------------------------------===//

#include "frontend/Suspensions.h"
#include "lower/FunctionLowering.h"
#include "support/ClangCompat.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringSet.h"

namespace pollux {

using namespace clang;

namespace {

/// Adds the identifiers in a macro's definition, and in the macros that it uses.
void addMacroNames(const IdentifierInfo *Name, Preprocessor &PP,
                   llvm::StringSet<> &Names,
                   llvm::SmallPtrSetImpl<const IdentifierInfo *> &Seen) {
  if (!Name->hadMacroDefinition() || !Seen.insert(Name).second)
    return;
  const MacroInfo *Info = PP.getMacroInfo(Name);
  if (!Info)
    return;
  for (const Token &T : Info->tokens())
    if (const IdentifierInfo *II = T.getIdentifierInfo()) {
      Names.insert(II->getName());
      addMacroNames(II, PP, Names, Seen);
    }
}

class OuterNameFinder : public RecursiveASTVisitor<OuterNameFinder> {
public:
  /// \p IsOfBody: whether a local name stands where the body declares it.
  OuterNameFinder(llvm::StringSet<> &Names,
                  llvm::function_ref<bool(const Decl *)> IsOfBody)
      : Names(Names), IsOfBody(IsOfBody) {}

  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    if (!Ref->hasQualifier())
      add(Ref->getDecl());
    return true;
  }
  bool VisitOverloadExpr(OverloadExpr *E) {
    if (const IdentifierInfo *II = E->getName().getAsIdentifierInfo())
      Names.insert(II->getName());
    return true;
  }
  // Of the object that `this` points to.
  bool VisitMemberExpr(MemberExpr *E) {
    if (E->isImplicitAccess() && !E->hasQualifier())
      add(E->getMemberDecl());
    return true;
  }
  bool VisitCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *E) {
    if (const IdentifierInfo *II = E->getMember().getAsIdentifierInfo();
        II && E->isImplicitAccess())
      Names.insert(II->getName());
    return true;
  }
  bool VisitTagTypeLoc(TagTypeLoc Loc) {
    add(Loc.getDecl());
    return true;
  }
  bool VisitTypedefTypeLoc(TypedefTypeLoc Loc) {
    add(Loc.getTypePtr()->getDecl());
    return true;
  }
  bool VisitTemplateSpecializationTypeLoc(TemplateSpecializationTypeLoc Loc) {
    if (const TemplateDecl *Template =
            Loc.getTypePtr()->getTemplateName().getAsTemplateDecl())
      add(Template);
    return true;
  }
  bool TraverseNestedNameSpecifierLoc(NestedNameSpecifierLoc Loc) {
    forEachQualifier(Loc, [this](const NamedDecl *Decl) { add(Decl); });
    return true;
  }

private:
  void add(const NamedDecl *Decl) {
    if (Decl->getDeclContext()->isFunctionOrMethod() && IsOfBody(Decl))
      return;
    if (const IdentifierInfo *II = Decl->getIdentifier())
      Names.insert(II->getName());
  }

  llvm::StringSet<> &Names;
  llvm::function_ref<bool(const Decl *)> IsOfBody;
};

} // namespace

void FunctionLowering::collectUsedNames() {
  // Every identifier of the body, and of the macros that it expands.
  llvm::StringSet<> Used;
  llvm::SmallPtrSet<const IdentifierInfo *, 16> Seen;
  SourceLocation Start = SM.getLocForStartOfFile(SM.getMainFileID());
  Lexer Raw(Start, Context.getLangOpts(),
            Source.buffer().begin(), Source.buffer().begin() + F.Body.Begin,
            Source.buffer().end());
  Token T;
  while (!Raw.LexFromRawLexer(T)) {
    if (SM.getFileOffset(T.getLocation()) >= F.Body.End)
      break;
    if (T.isNot(tok::raw_identifier))
      continue;
    Used.insert(T.getRawIdentifier());
    addMacroNames(PP.getIdentifierInfo(T.getRawIdentifier()), PP, Used, Seen);
  }
  for (const auto &Entry : Used)
    F.UsedNames.push_back(Entry.getKey().str());
  std::sort(F.UsedNames.begin(), F.UsedNames.end());
}

void FunctionLowering::collectNames() {
  llvm::StringSet<> Outer;
  auto isLocal = [this](const Decl *D) {
    const auto *Var = dyn_cast<VarDecl>(D);
    return isOfBody(D) || (Var && Ids.count(Var));
  };
  OuterNameFinder(Outer, isLocal).TraverseStmt(const_cast<Stmt *>(Async.Body));

  // Where each variable is named.
  std::vector<const Stmt *> Work = {Async.Body};
  llvm::DenseMap<VarId, llvm::SmallVector<Span, 8>> Mentions;
  auto mention = [&](const VarDecl *Var, SourceLocation Loc) {
    auto It = Ids.find(Var);
    // The names of a structured binding are not those of the whole.
    if (It == Ids.end() || Loc.isInvalid() || isa<DecompositionDecl>(Var))
      return;
    Variable &V = F.var(It->second);
    if (Loc.isMacroID() && !SM.isMacroArgExpansion(Loc)) {
      V.IsNamedInMacro = true;
      return;
    }
    SourceLocation Spelled = SM.getFileLoc(Loc);
    if (SM.getFileID(Spelled) != SM.getMainFileID()) {
      V.IsNamedInMacro = true;
      return;
    }
    unsigned Begin = SM.getFileOffset(Spelled);
    Span Where{Begin, Begin + unsigned(Var->getName().size())};
    if (Source.slice(Where) != Var->getName())
      V.IsNamedInMacro = true;
    else
      V.Mentions.push_back(Where);
  };
  llvm::SmallPtrSet<const Stmt *, 32> Visited;
  while (!Work.empty()) {
    const Stmt *S = Work.back();
    Work.pop_back();
    if (!S || !Visited.insert(S).second)
      continue;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
      if (const VarDecl *Var = variableOf(Ref->getDecl(), Ids))
        mention(Var, Ref->getLocation());
      continue;
    }
    if (const auto *Size = dyn_cast<SizeOfPackExpr>(S)) {
      if (const auto *Var = dyn_cast<VarDecl>(Size->getPack()))
        mention(Var, Size->getPackLoc());
      continue;
    }
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
      auto Init = Lambda->capture_init_begin();
      for (const LambdaCapture &Capture : Lambda->captures()) {
        if (Lambda->isInitCapture(&Capture))
          Work.push_back(*Init);
        else if (Capture.capturesVariable() && Capture.isExplicit())
          mention(variableOf(Capture.getCapturedVar(), Ids),
                  Capture.getLocation());
        ++Init;
      }
      Work.push_back(Lambda->getBody());
      continue;
    }
    if (const Expr *Awaited = suspensionOperand(S)) {
      Work.push_back(Awaited);
      continue;
    }
    if (const auto *Return = dyn_cast<CoreturnStmt>(S)) {
      Work.push_back(Return->getOperand());
      continue;
    }
    if (const auto *Decls = dyn_cast<DeclStmt>(S))
      for (const Decl *D : Decls->decls()) {
        const auto *Var = dyn_cast<VarDecl>(D);
        if (Var)
          Work.push_back(Var->getInit());
        // Statics, types and aliases stay where they are declared.
        const auto *Named = dyn_cast<NamedDecl>(D);
        if (Named && Named->getIdentifier() && (!Var || Var->isStaticLocal()))
          Outer.insert(Named->getName());
      }
    for (const Stmt *Child : S->children())
      Work.push_back(Child);
  }
  forEachNamedInType(Async.Body, [&](const DeclRefExpr *Ref) {
    const VarDecl *Var = variableOf(Ref->getDecl(), Ids);
    if (!Var || !Ids.count(Var))
      return;
    mention(Var, Ref->getLocation());
    F.var(Ids.lookup(Var)).IsAskedForType = true;
  });
  for (const auto &Entry : Outer)
    F.OuterNames.push_back(Entry.getKey().str());
  std::sort(F.OuterNames.begin(), F.OuterNames.end());
  for (Variable &V : F.Variables) {
    std::sort(V.Mentions.begin(), V.Mentions.end(),
              [](Span A, Span B) { return A.Begin < B.Begin; });
    V.Mentions.erase(std::unique(V.Mentions.begin(), V.Mentions.end()),
                     V.Mentions.end());
  }
}

namespace {

/// Looks for futures of two types in one '?:'.
class ChoiceChecker : public RecursiveASTVisitor<ChoiceChecker> {
public:
  ChoiceChecker(const AsyncUses &Uses,
                llvm::function_ref<void(SourceLocation)> Reject)
      : Uses(Uses), Reject(Reject) {}

  bool VisitConditionalOperator(ConditionalOperator *Choice) {
    auto future = [&](const Expr *E) -> const AsyncFunction * {
      const auto *Call =
          dyn_cast<CallExpr>(E->IgnoreParenImpCasts()->IgnoreImplicit());
      return Call ? Uses.futureOf(Call) : nullptr;
    };
    if (future(Choice->getTrueExpr()) != future(Choice->getFalseExpr()))
      Reject(Choice->getQuestionLoc());
    return true;
  }

private:
  const AsyncUses &Uses;
  llvm::function_ref<void(SourceLocation)> Reject;
};

} // namespace

void FunctionLowering::checkFunctionUses() {
  auto report = [&](SourceLocation Loc) { reject(Loc, Refusal::MixedFutures); };
  ChoiceChecker(Uses, report).TraverseStmt(const_cast<Stmt *>(Async.Body));
}

} // namespace pollux
