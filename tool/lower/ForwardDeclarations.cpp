//===- ForwardDeclarations.cpp --------------------------------------------===//

#include "lower/ForwardDeclarations.h"
#include "diagnostics/Diagnose.h"
#include "clang/AST/Attr.h"
#include "clang/Lex/Lexer.h"

namespace pollux {

using namespace clang;

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
      if (Return.isValid())
        Edits.push_back({{SM.getFileOffset(Return.getBegin()),
                          SM.getFileOffset(Return.getEnd())},
                         "struct " + Async.FutureName});
    }
  }
  std::sort(Edits.begin(), Edits.end(),
            [](const FileEdit &A, const FileEdit &B) {
              return A.Where.Begin < B.Where.Begin;
            });
  return Edits;
}

} // namespace pollux
