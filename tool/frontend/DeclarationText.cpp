//===- DeclarationText.cpp ------------------------------------------------===//

#include "frontend/DeclarationText.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include <algorithm>

namespace pollux {

using namespace clang;

unsigned startOf(const Decl *Decl) {
  const SourceManager &SM = Decl->getASTContext().getSourceManager();
  SourceLocation Begin = SM.getExpansionLoc(Decl->getBeginLoc());
  // A template without a head begins as its function does.
  if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Decl)) {
    unsigned OfFunction = startOf(Template->getTemplatedDecl());
    return Template->getTemplateParameters()->getTemplateLoc().isValid()
               ? std::min(OfFunction, SM.getFileOffset(Begin))
               : OfFunction;
  }
  for (const Attr *A : Decl->attrs()) {
    SourceLocation Loc = SM.getExpansionLoc(A->getLocation());
    if (!A->isInherited() && Loc.isValid() &&
        SM.isBeforeInTranslationUnit(Loc, Begin))
      Begin = Loc;
  }
  // An attribute's location is that of its name: `[[` stands in front.
  unsigned Offset = SM.getFileOffset(Begin);
  llvm::StringRef Before =
      SM.getBufferData(SM.getFileID(Begin)).take_front(Offset);
  size_t Open = Before.rfind("[[");
  return Open != llvm::StringRef::npos && !Before.substr(Open).contains("]]")
             ? Open
             : Offset;
}

std::vector<Span> annotationsIn(const FunctionDecl *Decl) {
  const ASTContext &Context = Decl->getASTContext();
  const SourceManager &SM = Context.getSourceManager();
  std::vector<Span> Result;
  for (const auto *A : Decl->specific_attrs<AnnotateAttr>()) {
    if (A->getAnnotation() != "pollux::async" || A->isInherited())
      continue;
    CharSourceRange Use = SM.getExpansionRange(A->getRange());
    llvm::StringRef Buffer = SM.getBufferData(SM.getFileID(Use.getBegin()));
    unsigned Begin = SM.getFileOffset(Use.getBegin());
    unsigned End =
        SM.getFileOffset(Use.getEnd()) +
        Lexer::MeasureTokenLength(Use.getEnd(), SM, Context.getLangOpts());
    if (!A->getLocation().isMacroID()) {
      // Spelled as __attribute__((annotate(...))), as it is in a macro that has
      // been expanded.
      size_t Keyword = Buffer.take_front(Begin).rfind("__attribute__");
      Begin = Keyword == llvm::StringRef::npos ? Begin : Keyword;
      while (End < Buffer.size() && Buffer[End] == ')')
        ++End;
    }
    while (End < Buffer.size() && Buffer[End] == ' ')
      ++End;
    Result.push_back({Begin, End});
  }
  return Result;
}

std::vector<FileEdit> namesForParameters(const FunctionDecl *Decl,
                                         const SourceManager &SM) {
  std::vector<FileEdit> Edits;
  unsigned Ordinal = 0;
  for (const ParmVarDecl *Param : Decl->parameters()) {
    ++Ordinal;
    if (!Param->getName().empty())
      continue;
    unsigned At = SM.getFileOffset(SM.getFileLoc(Param->getLocation()));
    // In front of the blanks, and so of a default argument.
    At = SM.getBufferData(SM.getMainFileID()).take_front(At).rtrim().size();
    Edits.push_back({{At, At}, " unnamed_" + std::to_string(Ordinal)});
  }
  return Edits;
}

} // namespace pollux
