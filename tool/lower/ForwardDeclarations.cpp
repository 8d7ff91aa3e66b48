//===- ForwardDeclarations.cpp --------------------------------------------===//

#include "lower/ForwardDeclarations.h"
#include "diagnostics/Diagnose.h"
#include "frontend/DeclarationText.h"
#include "frontend/FunctionNames.h"
#include "frontend/TemplateParameters.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringSet.h"

namespace pollux {

using namespace clang;

/// What stands at namespace scope: \p Decl, or the class or function around it.
static const Decl *outermost(const Decl *D) {
  while (const auto *Scope = dyn_cast<Decl>(D->getLexicalDeclContext())) {
    if (Scope->isFileContextDecl())
      break;
    D = Scope;
  }
  const TemplateDecl *Template = D->getDescribedTemplate();
  return Template ? Template : D;
}

/// Whether something else is declared by the same specifiers, and so has the
/// same return type.
static bool sharesDeclaration(const FunctionDecl *Decl) {
  return llvm::any_of(
      Decl->getLexicalDeclContext()->decls(), [&](const clang::Decl *Other) {
        const auto *Declared = dyn_cast<DeclaratorDecl>(Other);
        return Declared && Declared != Decl &&
               Declared->getOuterLocStart() == Decl->getOuterLocStart();
      });
}

/// How a class names the future of \p Async, which its declaration \p Decl
/// makes a friend.
static std::string futureOfFriend(const FunctionDecl *Decl,
                                  const AsyncFunction &Async) {
  const DeclContext *Scope = Decl->getDeclContext()->getRedeclContext();
  if (const auto *Class = dyn_cast<CXXRecordDecl>(Scope))
    return className(Class, Decl->getASTContext().getTranslationUnitDecl()) +
           "::" + Async.FutureName;
  const auto *Namespace = dyn_cast<NamespaceDecl>(Scope);
  return Decl->getQualifier() && Namespace
             ? Namespace->getQualifiedNameAsString() + "::" + Async.FutureName
             : Async.FutureName;
}

/// What the futures of a header are declared with.
static std::string abiTag(const AsyncFunction &Async) {
  return Async.Header.empty() ? ""
                              : "[[gnu::abi_tag(\"" + Async.Header + "\")]] ";
}

/// Whether an explicit instantiation of \p Template stands in the main file.
static bool isInstantiated(const FunctionTemplateDecl *Template,
                           const SourceManager &SM) {
  return llvm::any_of(
      Template->specializations(), [&](const FunctionDecl *Special) {
        TemplateSpecializationKind Kind =
            Special->getTemplateSpecializationKind();
        return (Kind == TSK_ExplicitInstantiationDeclaration ||
                Kind == TSK_ExplicitInstantiationDefinition) &&
               SM.isWrittenInMainFile(Special->getPointOfInstantiation());
      });
}

/// Takes out of \p Names what in \p Scope is the name of a template that is no async
/// function: an instantiation's text doesn't tell which one it is of.
static void eraseOthers(const DeclContext *Scope, const AsyncFunctions &All,
                        llvm::StringSet<> &Names) {
  for (const Decl *D : Scope->decls()) {
    const auto *Template = dyn_cast<TemplateDecl>(D);
    const NamedDecl *Templated = Template ? Template->getTemplatedDecl() : nullptr;
    const auto *Function = dyn_cast_or_null<FunctionDecl>(Templated);
    if (Template && Template->getIdentifier() &&
        Names.contains(Template->getName()) && !(Function && All.find(Function)))
      Names.erase(Template->getName());
    if (const auto *Class = dyn_cast_or_null<CXXRecordDecl>(Templated))
      eraseOthers(Class, All, Names);
    else if (isa<NamespaceDecl, LinkageSpecDecl, CXXRecordDecl>(D))
      eraseOthers(cast<DeclContext>(D), All, Names);
  }
}

std::vector<FileEdit> explicitInstantiationEdits(const AsyncFunctions &All,
                                                 SourceManager &SM,
                                                 const LangOptions &LangOpts) {
  std::vector<FileEdit> Edits;
  llvm::StringSet<> Names;
  for (const AsyncFunction &Async : All.all())
    if (const FunctionTemplateDecl *Template =
            Async.Definition->getDescribedFunctionTemplate();
        Template && (Async.IsInternal || !Async.hasBoxedEntry()) &&
        isInstantiated(Template, SM))
      Names.insert(Template->getName());
  if (!Names.empty())
    eraseOthers(All.all().front().Definition->getASTContext().getTranslationUnitDecl(),
                All, Names);
  if (Names.empty())
    return Edits;
  // They are no declarations in the AST: `template` or `extern template`, but
  // no head.
  FileID File = SM.getMainFileID();
  Lexer Raw(File, SM.getBufferOrFake(File), SM, LangOpts);
  unsigned Begin = 0, PreviousBegin = 0;
  llvm::StringRef Previous;
  bool IsOne = false, IsNamed = false;
  for (Token T; !Raw.LexFromRawLexer(T);) {
    unsigned Offset = SM.getFileOffset(T.getLocation());
    llvm::StringRef Word =
        SM.getBufferData(File).slice(Offset, Offset + T.getLength());
    if (Word == "template" && Previous != "::") {
      Begin = Previous == "extern" ? PreviousBegin : Offset;
      IsOne = true;
      IsNamed = false;
    }
    IsOne &= Previous != "template" || Word != "<";
    IsNamed |= (Word == "<" || Word == "(") && Names.contains(Previous);
    if (Word == ";") {
      if (IsOne && IsNamed)
        Edits.push_back({{Begin, Offset + 1}, ""});
      IsOne = false;
    }
    Previous = Word;
    PreviousBegin = Offset;
  }
  return Edits;
}

std::vector<FileEdit> forwardDeclarationEdits(const AsyncFunctions &All,
                                              const SourceText &Source,
                                              SourceManager &SM,
                                              Reporter &Report,
                                              MacroUses &Macros) {
  std::vector<FileEdit> Edits;
  auto addEdits = [&](const AsyncFunction &Async) {
    // A lambda stays where it is, with its future in it.
    if (Async.Lambda)
      return;
    ASTContext &Context = Async.Definition->getASTContext();
    for (const FunctionDecl *Decl : Async.Definition->redecls()) {
      // A definition in a class is declared where it stands.
      if (Decl == Async.Definition && Async.Body && !Async.Outermost)
        continue;
      // One that is instantiated in order to be specialised is not written.
      if (Async.Primary) {
        if (Decl->getNumTemplateParameterLists() != 0)
          Report.refuse(Decl->getLocation(), Refusal::ExplicitSpecialization,
                        {Decl->getNameAsString(),
                         "where it is declared apart from its definition"});
        continue;
      }
      SourceLocation Loc = Decl->getLocation();
      // What a macro declares is expanded first.
      if (Loc.isMacroID() && SM.isInMainFile(SM.getExpansionLoc(Loc)) &&
          Macros.request(Loc))
        continue;
      // Another file says what is needed there.
      if (!SM.isWrittenInMainFile(Loc))
        continue;
      if (sharesDeclaration(Decl)) {
        Report.refuse(Loc, Refusal::SharedDeclaration,
                      {Decl->getNameAsString()});
        continue;
      }
      for (Span Annotation : annotationsIn(Decl))
        Edits.push_back({Annotation, ""});
      if (Decl == Async.Definition && Async.IsFriendInClass) {
        unsigned Start = startOf(Decl);
        Edits.push_back({{Start, Start},
                         "struct " + abiTag(Async) + Async.FutureName + ";\n" +
                             Source.indentationAt(Start).str()});
        llvm::append_range(Edits, namesForParameters(Decl, SM));
        continue;
      }
      // In front of the name, or trailing.
      CharSourceRange Return = Lexer::makeFileCharRange(
          CharSourceRange::getTokenRange(
              Decl->getFunctionTypeLoc().getReturnLoc().getSourceRange()),
          SM, Context.getLangOpts());
      if (!Return.isValid())
        continue;
      Span Where{SM.getFileOffset(Return.getBegin()),
                 SM.getFileOffset(Return.getEnd())};
      // What a box's type is, is written.
      bool GivesFuture = !Async.hasBoxedEntry();
      bool IsFriend = Decl->getFriendObjectKind() != clang::Decl::FOK_None;
      if (!GivesFuture && !isa<CXXMethodDecl>(Decl) && !IsFriend)
        continue;
      std::string Tag = abiTag(Async);
      unsigned Start = startOf(Decl);
      bool IsInternal = Async.IsInternal && !Decl->isInAnonymousNamespace();
      const FunctionTemplateDecl *Template = Decl->getDescribedFunctionTemplate();
      if (IsFriend) {
        if (Template) {
          Report.refuse(Loc, Refusal::FriendTemplate, {Decl->getNameAsString()});
          continue;
        }
        // The future holds what only friends may name.
        std::string Name = futureOfFriend(Decl, Async);
        Edits.push_back({{Start, Start},
                         (IsInternal ? "friend " : "friend struct ") + Name +
                             ";\n" + Source.indentationAt(Start).str()});
        if (GivesFuture)
          Edits.push_back({Where, (IsInternal || isa<CXXMethodDecl>(Decl)
                                       ? "" : "struct ") + Name});
        continue;
      }
      if (isa<CXXMethodDecl>(Decl) || Template) {
        // The struct is declared in a line of its own.
        TemplateText Text;
        if (Template)
          Text = textOf(*Template->getTemplateParameters());
        if (GivesFuture)
          Edits.push_back({Where, Async.FutureName + Text.Arguments});
        unsigned Begin = Template ? startOf(Template) : Start;
        Edits.push_back({{Begin, Begin},
                         (IsInternal ? "namespace { " : "") + Text.Head +
                             (Template ? " struct " : "struct ") + Tag + Async.FutureName +
                             (IsInternal ? "; }\n" : ";\n") +
                             Source.indentationAt(Begin).str()});
        llvm::append_range(Edits, templateNameEdits(Decl));
        continue;
      }
      if (Decl->isInAnonymousNamespace()) {
        Edits.push_back({Where, "struct " + Async.FutureName});
        continue;
      }
      Edits.push_back({Where, Async.FutureName});
      unsigned Begin = startOf(outermost(Decl));
      Edits.push_back(
          {{Begin, Begin},
           Async.IsInternal
               ? "namespace { struct " + Async.FutureName + "; }\n"
               : "struct " + Tag + Async.FutureName + ";\n"});
    }
  };
  for (const AsyncFunction &Async : All.definitions())
    addEdits(Async);
  for (const AsyncFunction &Async : All.declarations())
    addEdits(Async);
  return Edits;
}

} // namespace pollux
