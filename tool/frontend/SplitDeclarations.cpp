//===- SplitDeclarations.cpp ----------------------------------------------===//

#include "frontend/SplitDeclarations.h"
#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"

namespace pollux {

using namespace clang;

namespace {

class Splitter {
public:
  Splitter(const SourceManager &SM, const LangOptions &Language)
      : SM(SM), Language(Language),
        Buffer(SM.getBufferData(SM.getMainFileID())) {}

  void visit(const Stmt *S) {
    if (!S || isa<Expr>(S))
      return;
    for (const Stmt *Child : S->children()) {
      // The head of a statement has room for one declaration.
      const auto *Decls = dyn_cast_or_null<DeclStmt>(Child);
      if (Decls && isa<CompoundStmt>(S))
        split(Decls);
      visit(Child);
    }
  }

  std::vector<FileEdit> Edits;

private:
  void split(const DeclStmt *S) {
    const auto *Tag = dyn_cast<TagDecl>(*S->decl_begin());
    const VarDecl *First = nullptr;
    for (const Decl *D : S->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D);
          Var && Var->hasLocalStorage() && !First)
        First = Var;
    SourceLocation Begin = S->getBeginLoc(), End;
    if (Tag)
      End = Tag->getBraceRange().getEnd();
    // The members of an anonymous union have no other way to be named. What a
    // macro writes is expanded first.
    if (!First || First->getName().empty() || End.isInvalid() || Begin.isMacroID() || End.isMacroID() ||
        !SM.isWrittenInMainFile(Begin))
      return;
    unsigned At = SM.getFileOffset(End) +
                  Lexer::MeasureTokenLength(End, SM, Language);
    // "const " goes with the variable.
    unsigned Start = SM.getFileOffset(Begin);
    unsigned Key = SM.getFileOffset(SM.getFileLoc(Tag->getBeginLoc()));
    std::string Qualifiers = Buffer.slice(Start, Key).str();
    if (!Qualifiers.empty())
      Edits.push_back({{Start, Key}, ""});
    std::string Name = Tag->getNameAsString();
    if (!Tag->getIdentifier()) {
      Name = freeName(First->getNameAsString() + "_type");
      unsigned Keyword =
          Key + Lexer::MeasureTokenLength(Tag->getBeginLoc(), SM, Language);
      Edits.push_back({{Keyword, Keyword}, " " + Name});
    }
    Edits.push_back({{At, At}, "; " + Qualifiers + Name});
  }

  std::string freeName(const std::string &Wanted) const {
    std::string Name = Wanted;
    for (unsigned Ordinal = 2; Buffer.contains(Name); ++Ordinal)
      Name = Wanted + "_" + std::to_string(Ordinal);
    return Name;
  }

  const SourceManager &SM;
  const LangOptions &Language;
  llvm::StringRef Buffer;
};

} // namespace

std::vector<FileEdit> splitDeclarations(const Stmt *Body,
                                        const SourceManager &SM,
                                        const LangOptions &Language) {
  Splitter S(SM, Language);
  S.visit(Body);
  return std::move(S.Edits);
}

} // namespace pollux
