//===- CollectNames.cpp - Which names the body uses, and where ------------===//
//
// Generated names keep clear of every identifier in the body, macros expanded;
// a variable that must be renamed is renamed at each of its mentions.
//
//===----------------------------------------------------------------------===//

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
  OuterNameFinder(llvm::StringSet<> &Names) : Names(Names) {}

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
    if (Decl->getDeclContext()->isFunctionOrMethod())
      return;
    if (const IdentifierInfo *II = Decl->getIdentifier())
      Names.insert(II->getName());
  }

  llvm::StringSet<> &Names;
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
  OuterNameFinder(Outer).TraverseStmt(const_cast<Stmt *>(Async.Body));

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
    if (const auto *Await = dyn_cast<CoroutineSuspendExpr>(S)) {
      Work.push_back(Await->getOperand());
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

/// Looks at uses of async functions other than calls, which keep their type.
class UseChecker : public RecursiveASTVisitor<UseChecker> {
public:
  UseChecker(const AsyncFunctions &All,
             llvm::function_ref<void(SourceLocation, Refusal, std::string)>
                 Reject)
      : All(All), Reject(Reject) {}

  bool VisitCallExpr(CallExpr *Call) {
    if (const auto *Ref =
            dyn_cast<DeclRefExpr>(Call->getCallee()->IgnoreParenImpCasts()))
      Called.insert(Ref);
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    const auto *Callee = dyn_cast<FunctionDecl>(Ref->getDecl());
    if (Callee && All.find(Callee) && !Called.count(Ref))
      Reject(Ref->getLocation(), Refusal::AddressOfAsync,
             Callee->getNameAsString());
    return true;
  }
  bool VisitConditionalOperator(ConditionalOperator *Choice) {
    auto callee = [&](const Expr *E) -> const AsyncFunction * {
      E = E->IgnoreParenImpCasts()->IgnoreImplicit();
      const auto *Call = dyn_cast<CallExpr>(E);
      return Call && Call->getDirectCallee() ? All.find(Call->getDirectCallee())
                                             : nullptr;
    };
    const AsyncFunction *A = callee(Choice->getTrueExpr());
    const AsyncFunction *B = callee(Choice->getFalseExpr());
    if (A != B)
      Reject(Choice->getQuestionLoc(), Refusal::MixedFutures, "");
    return true;
  }

private:
  const AsyncFunctions &All;
  llvm::function_ref<void(SourceLocation, Refusal, std::string)> Reject;
  llvm::SmallPtrSet<const DeclRefExpr *, 8> Called;
};

} // namespace

void FunctionLowering::checkFunctionUses() {
  auto report = [&](SourceLocation Loc, Refusal What, std::string Name) {
    reject(Loc, What, {Name});
  };
  UseChecker(All, report).TraverseStmt(const_cast<Stmt *>(Async.Body));
}

} // namespace pollux
