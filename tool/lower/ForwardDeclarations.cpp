//===- ForwardDeclarations.cpp --------------------------------------------===//

#include "lower/ForwardDeclarations.h"
#include "diagnostics/Diagnose.h"
#include "clang/AST/Attr.h"
#include "clang/Lex/Lexer.h"
#include <tuple>

namespace pollux {

using namespace clang;

/// Where \p Decl begins, with the attributes in front of it.
static unsigned startOf(const FunctionDecl *Decl, SourceManager &SM) {
  SourceLocation Begin = SM.getExpansionLoc(Decl->getBeginLoc());
  for (const Attr *A : Decl->attrs()) {
    SourceLocation Loc = SM.getExpansionLoc(A->getLocation());
    if (!A->isInherited() && Loc.isValid() &&
        SM.isBeforeInTranslationUnit(Loc, Begin))
      Begin = Loc;
  }
  // An attribute's location is that of its name: `[[` stands in front.
  unsigned Offset = SM.getFileOffset(Begin);
  llvm::StringRef Before =
      SM.getBufferData(SM.getMainFileID()).take_front(Offset);
  size_t Open = Before.rfind("[[");
  return Open != llvm::StringRef::npos && !Before.substr(Open).contains("]]")
             ? Open
             : Offset;
}

std::vector<FileEdit> forwardDeclarationEdits(const AsyncFunctions &All,
                                              SourceManager &SM,
                                              Reporter &Report) {
  std::vector<FileEdit> Edits;
  for (const AsyncFunction &Async : All.definitions()) {
    ASTContext &Context = Async.Definition->getASTContext();
    for (const FunctionDecl *Decl : Async.Definition->redecls()) {
      if (Decl == Async.Definition)
        continue;
      SourceLocation Loc = Decl->getLocation();
      if (!SM.isWrittenInMainFile(Loc)) {
        Report.refuse(Loc, Refusal::DefinedInHeader,
                      {Decl->getNameAsString()});
        continue;
      }
      for (const auto *A : Decl->specific_attrs<AnnotateAttr>()) {
        if (A->getAnnotation() != "pollux::async" || A->isInherited() ||
            !A->getLocation().isMacroID())
          continue;
        CharSourceRange Use = SM.getExpansionRange(A->getRange());
        unsigned Begin = SM.getFileOffset(Use.getBegin());
        unsigned End = SM.getFileOffset(Use.getEnd()) +
                       Lexer::MeasureTokenLength(Use.getEnd(), SM,
                                                 Context.getLangOpts());
        llvm::StringRef Buffer = SM.getBufferData(SM.getMainFileID());
        while (End < Buffer.size() && Buffer[End] == ' ')
          ++End;
        Edits.push_back({{Begin, End}, ""});
      }
      CharSourceRange Return = Lexer::makeFileCharRange(
          CharSourceRange::getTokenRange(Decl->getReturnTypeSourceRange()), SM,
          Context.getLangOpts());
      if (!Return.isValid())
        continue;
      Span Where{SM.getFileOffset(Return.getBegin()),
                 SM.getFileOffset(Return.getEnd())};
      if (Decl->getCanonicalDecl()->getStorageClass() != SC_Static) {
        Edits.push_back({Where, "struct " + Async.FutureName});
        continue;
      }
      // The future of a static function is in an unnamed namespace.
      Edits.push_back({Where, Async.FutureName});
      unsigned Begin = startOf(Decl, SM);
      Edits.push_back({{Begin, Begin},
                       "namespace { struct " + Async.FutureName + "; } "});
    }
  }
  std::sort(Edits.begin(), Edits.end(),
            [](const FileEdit &A, const FileEdit &B) {
              return std::tie(A.Where.Begin, A.Where.End) <
                     std::tie(B.Where.Begin, B.Where.End);
            });
  return Edits;
}

} // namespace pollux
