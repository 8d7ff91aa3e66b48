//===- AsyncFunctions.cpp -------------------------------------------------===//

#include "frontend/AsyncFunctions.h"
#include "diagnostics/Diagnose.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

namespace pollux {

using namespace clang;

namespace {

/// The class template specialisation that \p Type names, if it is
/// pollux::\p Name<...>.
const ClassTemplateSpecializationDecl *asPollux(QualType Type,
                                                llvm::StringRef Name) {
  const auto *Record = Type.getCanonicalType()->getAsCXXRecordDecl();
  const auto *Special =
      llvm::dyn_cast_or_null<ClassTemplateSpecializationDecl>(Record);
  if (!Special || Special->getName() != Name)
    return nullptr;
  const DeclContext *Scope = Special->getEnclosingNamespaceContext();
  while (Scope->isInlineNamespace())
    Scope = Scope->getParent();
  const auto *Namespace = llvm::dyn_cast<NamespaceDecl>(Scope);
  return Namespace && Namespace->getName() == "pollux" ? Special : nullptr;
}

/// Clang puts a function-try-block into braces that nobody wrote.
const Stmt *writtenBody(const FunctionDecl *Decl) {
  const Stmt *Body = cast<CoroutineBodyStmt>(Decl->getBody())->getBody();
  const auto *Compound = dyn_cast<CompoundStmt>(Body);
  return Compound && Compound->getLBracLoc().isInvalid()
             ? *Compound->body_begin()
             : Body;
}

class Finder : public RecursiveASTVisitor<Finder> {
public:
  Finder(ASTContext &Context, Reporter &Report, MacroUses &Macros,
         std::vector<AsyncFunction> &Found)
      : SM(Context.getSourceManager()), Report(Report), Macros(Macros),
        Found(Found) {}

  // The main file's and the headers' own templates are patterns: what is
  // instantiated from them is not written anywhere.
  bool shouldVisitTemplateInstantiations() const { return false; }
  bool shouldVisitLambdaBody() const { return true; }

  bool VisitLambdaExpr(LambdaExpr *Lambda) {
    if (AsyncFunctions::isAnnotated(Lambda->getCallOperator()))
      check(Lambda->getCallOperator());
    return true;
  }
  bool VisitFunctionDecl(FunctionDecl *Decl) {
    if (!AsyncFunctions::isAnnotated(Decl))
      return true;
    if (Decl->isThisDeclarationADefinition())
      check(Decl);
    return true;
  }

private:
  void check(FunctionDecl *Decl) {
    SourceLocation Loc = Decl->getLocation();
    std::string Name = Decl->getNameAsString();
    auto reject = [&](Refusal What, std::string Second = {}) {
      Report.refuse(Loc, What, {Name, Second});
    };
    if (const auto *Method = llvm::dyn_cast<CXXMethodDecl>(Decl)) {
      if (Method->getParent()->isLambda())
        return reject(Refusal::AsyncLambda);
      return reject(Refusal::MemberFunction);
    }
    if (Decl->isDependentContext() || Decl->isTemplated() ||
        Decl->isFunctionTemplateSpecialization())
      return reject(Refusal::FunctionTemplate);
    if (Decl->isVariadic())
      return reject(Refusal::Variadic);
    if (!asPollux(Decl->getReturnType(), "Future"))
      return reject(Refusal::NotReturningFuture,
                    Decl->getReturnType().getAsString());
    if (Decl->isInvalidDecl())
      return; // Clang has said why.
    if (!llvm::isa_and_nonnull<CoroutineBodyStmt>(Decl->getBody()))
      return reject(Refusal::NotACoroutine);
    if (!SM.isInMainFile(SM.getExpansionLoc(Loc)))
      return reject(Refusal::DefinedInHeader);
    // What is lowered is the definition's text, which must be in the file.
    const Stmt *Body = writtenBody(Decl);
    for (SourceLocation Part : {Loc, Body->getBeginLoc(), Body->getEndLoc()})
      if (Part.isMacroID() && !Macros.request(Part))
        return reject(Refusal::DefinedByMacro);
    Found.push_back({Decl, Body, {}, {}});
  }

  SourceManager &SM;
  Reporter &Report;
  MacroUses &Macros;
  std::vector<AsyncFunction> &Found;
};

/// "fetch_future", or "fetch_future_2" and so on where the scope or an earlier
/// overload has that name.
std::string chooseFutureName(const FunctionDecl *Decl,
                             llvm::StringMap<unsigned> &Taken) {
  ASTContext &Context = Decl->getASTContext();
  std::string Base = Decl->getNameAsString() + "_future";
  std::string Scope =
      llvm::cast<NamedDecl>(Decl)->getQualifiedNameAsString();
  for (unsigned Ordinal = Taken.lookup(Scope) + 1;; ++Ordinal) {
    std::string Name =
        Ordinal == 1 ? Base : Base + "_" + std::to_string(Ordinal);
    const DeclContext *Enclosing = Decl->getDeclContext()->getRedeclContext();
    if (!Enclosing->lookup(DeclarationName(&Context.Idents.get(Name))).empty())
      continue;
    Taken[Scope] = Ordinal;
    return Name;
  }
}

} // namespace

bool AsyncFunctions::isAnnotated(const FunctionDecl *Decl) {
  for (const FunctionDecl *Redecl : Decl->redecls())
    for (const auto *Annotation : Redecl->specific_attrs<AnnotateAttr>())
      if (Annotation->getAnnotation() == "pollux::async")
        return true;
  return false;
}

AsyncFunctions::AsyncFunctions(ASTContext &Context, Reporter &Report,
                               MacroUses &Macros) {
  Finder(Context, Report, Macros, Found).TraverseDecl(Context.getTranslationUnitDecl());
  llvm::StringMap<unsigned> Taken;
  for (unsigned I = 0; I != Found.size(); ++I) {
    Found[I].FutureName = chooseFutureName(Found[I].Definition, Taken);
    Found[I].Key =
        Found[I].Definition->getQualifiedNameAsString() + " " + Found[I].FutureName;
    Index[Found[I].Definition->getCanonicalDecl()] = I;
  }
}

const AsyncFunction *AsyncFunctions::find(const FunctionDecl *Decl) const {
  auto It = Index.find(Decl->getCanonicalDecl());
  return It == Index.end() ? nullptr : &Found[It->second];
}

} // namespace pollux
